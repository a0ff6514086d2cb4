CREATE OR REPLACE FUNCTION count_points() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    its record;
BEGIN
    FOR its IN SELECT DISTINCT workspace_id, user_id FROM after ORDER BY workspace_id, user_id LOOP
        PERFORM lock_user_stats(its.workspace_id, its.user_id);
        UPDATE user_stats SET total_points = 0, stats_last_updated = clock_timestamp()  -- keep_total_points() sums up
        WHERE workspace_id = its.workspace_id AND user_id = its.user_id;
    END LOOP;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION count_points() IS 'Trigger: total_points follows every entry of the ledger.';
CREATE OR REPLACE TRIGGER count_points AFTER INSERT ON points_ledger
    REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION count_points();

CREATE OR REPLACE FUNCTION keep_points_ledger() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    -- It fires after the keys have been checked, and lets them pass: an achievement that is deleted leaves its
    -- entries, a person or a workspace takes them along.
    IF TG_OP = 'UPDATE' THEN
        IF NEW.achievement_id IS NULL
            AND to_jsonb(OLD) - '{achievement_id,updated_at}'::text[] = to_jsonb(NEW) - '{achievement_id,updated_at}'::text[]
            AND NOT EXISTS (SELECT FROM achievements a WHERE a.workspace_id = OLD.workspace_id AND a.id = OLD.achievement_id) THEN
            RETURN NULL;
        END IF;
    ELSIF NOT EXISTS (SELECT FROM users WHERE id = OLD.user_id)
        OR NOT EXISTS (SELECT FROM workspaces WHERE id = OLD.workspace_id) THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'the points ledger is only added to'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'points_ledger_append_only',
              HINT = 'Take points back with an entry of their negative: revoke_achievement().';
END $$;
COMMENT ON FUNCTION keep_points_ledger() IS 'Trigger: entries of the ledger are neither changed nor deleted.';
CREATE OR REPLACE TRIGGER keep_points_ledger AFTER UPDATE OR DELETE ON points_ledger
    FOR EACH ROW EXECUTE FUNCTION keep_points_ledger();

-- way back:
-- DROP FUNCTION IF EXISTS keep_points_ledger() CASCADE;
-- DROP FUNCTION IF EXISTS count_points() CASCADE;
