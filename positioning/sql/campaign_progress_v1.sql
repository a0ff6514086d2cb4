CREATE OR REPLACE FUNCTION campaign_progress(p_workspace uuid, p_campaign uuid) RETURNS numeric
LANGUAGE sql STABLE
RETURN (
    SELECT COALESCE(round(100 * sum(q.weight) FILTER (WHERE q.status = 'completed') / sum(q.weight), 2), 0)
    FROM campaign_quests q
    WHERE q.workspace_id = p_workspace AND q.campaign_id = p_campaign
        -- Not NOT EXISTS: the parents are gathered once, also where nothing is known yet about a table that was just filled.
        AND q.id NOT IN (
            SELECT child.parent_quest_id FROM campaign_quests child
            WHERE child.workspace_id = p_workspace AND child.campaign_id = p_campaign AND child.parent_quest_id IS NOT NULL
        )
);
COMMENT ON FUNCTION campaign_progress(uuid, uuid) IS
    'How far a campaign is, 0-100: the weighted share of completed quests among those with nothing below them.';
GRANT EXECUTE ON FUNCTION campaign_progress(uuid, uuid) TO codex_app, codex_operator;

-- way back:
-- DROP FUNCTION IF EXISTS campaign_progress(uuid, uuid);
