-- Called by triggers and functions of the owner only: EXECUTE is granted to nobody.
CREATE OR REPLACE FUNCTION begin_user_stats(p_workspace uuid, p_user uuid) RETURNS boolean
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO user_stats (
        workspace_id, user_id, created_at, stats_last_updated,
        campaigns_created, campaigns_active, campaigns_completed, total_campaign_reach, total_engagement_count,
        moves_created, moves_executed, moves_successful, collaborations_count,
        content_pieces_created, content_pieces_published,
        achievements_unlocked, achievements_in_progress, badges_earned)
    SELECT w.id, u.id, statement_timestamp(), clock_timestamp(), c.*, m.*, collaborations_of(w.id, u.id), a.*, s.*
    FROM workspaces w CROSS JOIN users u  -- neither, while it is being deleted
    CROSS JOIN LATERAL (
        SELECT count(*), count(*) FILTER (WHERE status = 'active'), count(completed_at),
            COALESCE(sum(total_reach), 0), COALESCE(sum(total_engagements), 0)
        FROM campaigns WHERE workspace_id = w.id AND created_by = u.id
    ) c
    CROSS JOIN LATERAL (
        SELECT count(*), count(*) FILTER (WHERE status = 'completed'), count(*) FILTER (WHERE succeeded)
        FROM moves WHERE workspace_id = w.id AND owner_id = u.id
    ) m
    CROSS JOIN LATERAL (
        SELECT count(*), count(*) FILTER (WHERE status = 'published')
        FROM assets WHERE workspace_id = w.id AND author_id = u.id
    ) a
    CROSS JOIN LATERAL achievements_of(w.id, u.id) s
    WHERE w.id = p_workspace AND u.id = p_user
    ON CONFLICT (workspace_id, user_id) DO NOTHING;
    RETURN FOUND;
END $$;
COMMENT ON FUNCTION begin_user_stats(uuid, uuid) IS
    'Makes the stats of a person from all that there is; says whether there were none before.';

CREATE OR REPLACE FUNCTION collaborations_of(p_workspace uuid, p_user uuid) RETURNS bigint
LANGUAGE sql STABLE
RETURN (
    SELECT count(DISTINCT m.campaign_id)
    FROM moves m JOIN campaigns c ON c.workspace_id = m.workspace_id AND c.id = m.campaign_id
    WHERE m.workspace_id = p_workspace AND m.owner_id = p_user AND c.created_by IS DISTINCT FROM p_user
);
COMMENT ON FUNCTION collaborations_of(uuid, uuid) IS 'How many campaigns of others a person has a move in.';

CREATE OR REPLACE FUNCTION achievements_of(p_workspace uuid, p_user uuid)
RETURNS TABLE (unlocked bigint, in_progress bigint, badges text[])
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT count(*) FILTER (WHERE NOT mine.is_locked),
        count(*) FILTER (WHERE mine.is_locked AND mine.progress_percentage > 0),
        ARRAY(
            SELECT DISTINCT badge
            FROM user_achievements u
            JOIN achievements a ON a.workspace_id = u.workspace_id AND a.id = u.achievement_id
            CROSS JOIN unnest(a.badge_unlocks) AS badge
            WHERE u.workspace_id = p_workspace AND u.user_id = p_user AND NOT u.is_locked
            ORDER BY badge LIMIT 200
        )
    FROM user_achievements mine WHERE mine.workspace_id = p_workspace AND mine.user_id = p_user;
END;
COMMENT ON FUNCTION achievements_of(uuid, uuid) IS 'What a person has unlocked and begun, and the badges that came with it.';

CREATE OR REPLACE FUNCTION lock_user_stats(p_workspace uuid, p_user uuid) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    -- First the person, whom a deletion of her locks first too.
    PERFORM FROM users WHERE id = p_user FOR KEY SHARE;
    IF NOT EXISTS (SELECT FROM user_stats WHERE workspace_id = p_workspace AND user_id = p_user) THEN
        PERFORM begin_user_stats(p_workspace, p_user);
    END IF;
    PERFORM FROM user_stats WHERE workspace_id = p_workspace AND user_id = p_user FOR NO KEY UPDATE;
END $$;
COMMENT ON FUNCTION lock_user_stats(uuid, uuid) IS
    'Makes the stats of a person where they are missing, and locks them: whoever awards to her takes turns.';

-- way back:
-- DROP FUNCTION IF EXISTS lock_user_stats(uuid, uuid);
-- DROP FUNCTION IF EXISTS begin_user_stats(uuid, uuid);
-- DROP FUNCTION IF EXISTS achievements_of(uuid, uuid);
-- DROP FUNCTION IF EXISTS collaborations_of(uuid, uuid);
