CREATE OR REPLACE FUNCTION keep_quest_tree() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    wrong record;
BEGIN
    -- Writers of one campaign's tree take turns: two moves that are each harmless could close a circle together.
    PERFORM FROM campaigns WHERE id IN (SELECT campaign_id FROM after) ORDER BY id FOR NO KEY UPDATE;

    WITH RECURSIVE up AS (
        SELECT id AS quest, workspace_id, parent_quest_id AS ancestor FROM after WHERE parent_quest_id IS NOT NULL
        UNION  -- not UNION ALL: it ends in a circle too
        SELECT up.quest, up.workspace_id, q.parent_quest_id
        FROM up JOIN campaign_quests q ON q.workspace_id = up.workspace_id AND q.id = up.ancestor
        WHERE q.parent_quest_id IS NOT NULL
    )
    SELECT quest INTO wrong FROM up WHERE ancestor = quest LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'a quest cannot be part of itself'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'campaign_quests_no_circle', COLUMN = 'parent_quest_id',
                  HINT = 'Choose a parent that is not below this quest.';
    END IF;

    SELECT parent.name AS parent, after.name AS child INTO wrong
    FROM after JOIN campaign_quests parent ON parent.workspace_id = after.workspace_id AND parent.id = after.parent_quest_id
    WHERE parent.status = 'completed' AND after.status <> 'completed'
    UNION ALL
    SELECT after.name, child.name
    FROM after JOIN campaign_quests child ON child.workspace_id = after.workspace_id AND child.parent_quest_id = after.id
    WHERE after.status = 'completed' AND child.status <> 'completed'
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'a quest is completed only when all below it are'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'campaign_quests_completed_below', COLUMN = 'status',
                  HINT = 'Complete the quests below it first, or reopen the one above.',
                  DETAIL = jsonb_build_object('parent', wrong.parent, 'child', wrong.child);
    END IF;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION keep_quest_tree() IS
    'Trigger: quests form a tree without circles, and a parent is completed only when its children are.';
CREATE OR REPLACE TRIGGER keep_quest_tree_insert AFTER INSERT ON campaign_quests
    REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION keep_quest_tree();
CREATE OR REPLACE TRIGGER keep_quest_tree_update AFTER UPDATE ON campaign_quests
    REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION keep_quest_tree();

-- way back:
-- DROP FUNCTION IF EXISTS keep_quest_tree() CASCADE;
