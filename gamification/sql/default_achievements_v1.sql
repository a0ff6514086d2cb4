CREATE OR REPLACE FUNCTION add_default_achievements(p_workspace uuid) RETURNS void
LANGUAGE plpgsql SECURITY INVOKER SET search_path = public, pg_temp AS $$
BEGIN
    -- From the first to the last of each row of steps: an achievement comes after the one that it requires.
    INSERT INTO achievements (
        workspace_id, code, name, description, badge_type, category, tier, rarity_level, points_reward,
        condition_type, condition_value, badge_unlocks)
    SELECT p_workspace, d.code, d.name, d.description, d.badge_type, d.category, d.tier, d.rarity, d.points,
        d.kind, d.condition::jsonb, ARRAY[d.badge]
    FROM default_achievements() AS d
    ON CONFLICT (workspace_id, code) DO NOTHING;
    UPDATE achievements AS later SET required_previous_achievement_id = earlier.id
    FROM default_achievements() AS d
    JOIN achievements AS earlier ON earlier.workspace_id = p_workspace AND earlier.code = d.after
    WHERE later.workspace_id = p_workspace AND later.code = d.code;
END $$;
COMMENT ON FUNCTION add_default_achievements(uuid) IS 'Gives a workspace the achievements that every one starts with.';

CREATE OR REPLACE FUNCTION default_achievements()
RETURNS TABLE (
    code text, name text, description text, badge_type text, category text, tier text, rarity text, points integer,
    kind text, condition text, badge text, after text)
LANGUAGE sql IMMUTABLE
BEGIN ATOMIC
    VALUES
    ('first_campaign', 'First campaign', 'Make a campaign.',
        'milestone', 'campaign', 'bronze', 'common', 100,
        'milestone', '{"metric": "campaigns_created", "at_least": 1}', 'Starter', NULL),
    ('ten_campaigns', 'Ten campaigns', 'Make ten campaigns.',
        'milestone', 'campaign', 'silver', 'uncommon', 250,
        'count', '{"metric": "campaigns_created", "at_least": 10}', 'Planner', 'first_campaign'),
    ('first_finish', 'Across the line', 'Complete a campaign.',
        'quality', 'campaign', 'bronze', 'common', 150,
        'milestone', '{"metric": "campaigns_completed", "at_least": 1}', 'Finisher', 'first_campaign'),
    ('five_finishes', 'Five across the line', 'Complete five campaigns.',
        'quality', 'campaign', 'gold', 'rare', 500,
        'count', '{"metric": "campaigns_completed", "at_least": 5}', 'Closer', 'first_finish'),
    ('wide_reach', 'Heard by many', 'Reach 100,000 people with your campaigns.',
        'excellence', 'engagement', 'gold', 'rare', 600,
        'count', '{"metric": "total_campaign_reach", "at_least": 100000}', 'Broadcaster', NULL),
    ('conversation_starter', 'Conversation starter', 'Have 1,000 people react to your campaigns.',
        'excellence', 'engagement', 'silver', 'uncommon', 300,
        'count', '{"metric": "total_engagement_count", "at_least": 1000}', 'Host', NULL),
    ('sure_hand', 'Sure hand', 'Complete ten moves, with eight of ten a success.',
        'excellence', 'campaign', 'gold', 'rare', 500,
        'combination', '{"all": [{"metric": "moves_executed", "at_least": 10}, {"metric": "success_rate_percentage", "at_least": 80}]}',
        'Marksman', NULL),
    ('first_content', 'First piece', 'Publish a piece of content.',
        'milestone', 'content', 'bronze', 'common', 100,
        'milestone', '{"metric": "content_pieces_published", "at_least": 1}', 'Author', NULL),
    ('content_creator', 'Content creator', 'Publish ten pieces of content.',
        'quality', 'content', 'silver', 'uncommon', 300,
        'count', '{"metric": "content_pieces_published", "at_least": 10}', 'Creator', 'first_content'),
    ('research_master', 'Research master', 'Complete 25 moves, and learn from them: seven of ten a success.',
        'exploration', 'research', 'gold', 'rare', 500,
        'combination', '{"all": [{"metric": "moves_executed", "at_least": 25}, {"metric": "success_rate_percentage", "at_least": 70}]}',
        'Researcher', NULL),
    ('explorer', 'Explorer', 'Make a campaign, a move and a piece of content.',
        'exploration', 'innovation', 'bronze', 'common', 100,
        'combination', '{"all": [{"metric": "campaigns_created", "at_least": 1}, {"metric": "moves_created", "at_least": 1}, {"metric": "content_pieces_created", "at_least": 1}]}',
        'Explorer', NULL),
    ('helping_hand', 'Helping hand', 'Take on a move in a campaign of somebody else.',
        'collaboration', 'engagement', 'bronze', 'common', 100,
        'milestone', '{"metric": "collaborations_count", "at_least": 1}', 'Helper', NULL),
    ('team_player', 'Team player', 'Have a part in ten campaigns.',
        'collaboration', 'engagement', 'silver', 'uncommon', 300,
        'count', '{"metric": "teams_joined", "at_least": 10}', 'Team player', NULL),
    ('many_irons', 'Many irons in the fire', 'Have three campaigns active at once.',
        'speed', 'campaign', 'silver', 'uncommon', 250,
        'count', '{"metric": "campaigns_active", "at_least": 3}', 'Juggler', NULL),
    ('in_full_swing', 'In full swing', 'Complete 50 moves, or publish 50 pieces.',
        'speed', 'innovation', 'platinum', 'legendary', 1000,
        'combination', '{"any": [{"metric": "moves_executed", "at_least": 50}, {"metric": "content_pieces_published", "at_least": 50}]}',
        'Engine', NULL);
END;
COMMENT ON FUNCTION default_achievements() IS 'What a new workspace can achieve from the first day on.';

CREATE OR REPLACE FUNCTION begin_with_achievements() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM add_default_achievements(NEW.id);
    RETURN NULL;
END $$;
COMMENT ON FUNCTION begin_with_achievements() IS 'Trigger: every workspace starts with the default achievements.';
CREATE OR REPLACE TRIGGER begin_with_achievements AFTER INSERT ON workspaces
    FOR EACH ROW EXECUTE FUNCTION begin_with_achievements();
GRANT EXECUTE ON FUNCTION default_achievements(), add_default_achievements(uuid) TO codex_app, codex_operator;

-- The workspaces that were there before.
SELECT add_default_achievements(id) FROM workspaces
WHERE NOT EXISTS (SELECT FROM achievements WHERE workspace_id = workspaces.id);

-- way back:
-- DROP FUNCTION IF EXISTS begin_with_achievements() CASCADE;
-- DROP FUNCTION IF EXISTS add_default_achievements(uuid);
-- DROP FUNCTION IF EXISTS default_achievements();
