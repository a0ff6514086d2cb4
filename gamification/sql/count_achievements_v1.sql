CREATE OR REPLACE FUNCTION count_achievements() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    changed CONSTANT text := CASE TG_OP
        WHEN 'INSERT' THEN 'SELECT * FROM after'
        WHEN 'DELETE' THEN 'SELECT * FROM before'
        ELSE 'SELECT after.* FROM after JOIN before USING (id) WHERE (after.is_locked, after.progress_percentage)'
            ' IS DISTINCT FROM (before.is_locked, before.progress_percentage)' END;
    its record;
BEGIN
    FOR its IN EXECUTE format(
        'SELECT DISTINCT workspace_id, user_id FROM (%s) AS changed ORDER BY workspace_id, user_id', changed)
    LOOP
        PERFORM lock_user_stats(its.workspace_id, its.user_id);
        UPDATE user_stats
        SET (achievements_unlocked, achievements_in_progress, badges_earned, stats_last_updated) =
            (SELECT a.*, clock_timestamp() FROM achievements_of(its.workspace_id, its.user_id) AS a)
        WHERE workspace_id = its.workspace_id AND user_id = its.user_id;
    END LOOP;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION count_achievements() IS
    'Trigger: user_stats know how many achievements a person has unlocked and begun, and her badges.';
CREATE OR REPLACE TRIGGER count_achievements_insert AFTER INSERT ON user_achievements
    REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION count_achievements();
CREATE OR REPLACE TRIGGER count_achievements_update AFTER UPDATE ON user_achievements
    REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION count_achievements();
CREATE OR REPLACE TRIGGER count_achievements_delete AFTER DELETE ON user_achievements
    REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION count_achievements();

-- way back:
-- DROP FUNCTION IF EXISTS count_achievements() CASCADE;
