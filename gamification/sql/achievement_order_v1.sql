CREATE OR REPLACE FUNCTION keep_achievement_order() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    -- Writers of one workspace take turns: two changes that are each harmless could close a circle together.
    PERFORM FROM workspaces WHERE id IN (SELECT workspace_id FROM after) ORDER BY id FOR NO KEY UPDATE;
    IF EXISTS (
        WITH RECURSIVE up AS (
            SELECT id AS achievement, workspace_id, required_previous_achievement_id AS earlier FROM after
            WHERE required_previous_achievement_id IS NOT NULL
            UNION  -- not UNION ALL: it ends in a circle too
            SELECT up.achievement, up.workspace_id, a.required_previous_achievement_id
            FROM up JOIN achievements a ON a.workspace_id = up.workspace_id AND a.id = up.earlier
            WHERE a.required_previous_achievement_id IS NOT NULL
        )
        SELECT FROM up WHERE earlier = achievement
    ) THEN
        RAISE EXCEPTION 'an achievement cannot come before itself'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'achievements_no_circle',
                  COLUMN = 'required_previous_achievement_id', HINT = 'Choose one that does not require this one.';
    END IF;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION keep_achievement_order() IS
    'Trigger: achievements that require each other in a circle could never be unlocked.';
CREATE OR REPLACE TRIGGER keep_achievement_order_insert AFTER INSERT ON achievements
    REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION keep_achievement_order();
CREATE OR REPLACE TRIGGER keep_achievement_order_update AFTER UPDATE ON achievements
    REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION keep_achievement_order();

-- way back:
-- DROP FUNCTION IF EXISTS keep_achievement_order() CASCADE;
