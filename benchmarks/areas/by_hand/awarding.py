"""By hand: what achievements pay."""

UNLOCK = """
    WITH its AS (
        SELECT a.* FROM achievements a
        WHERE a.workspace_id = %(workspace)s AND a.id = %(achievement)s AND a.is_active
            AND EXISTS (
                SELECT FROM workspace_members m
                WHERE m.workspace_id = a.workspace_id AND m.user_id = %(user)s)
            AND (a.required_previous_achievement_id IS NULL OR EXISTS (
                SELECT FROM user_achievements u
                WHERE u.workspace_id = a.workspace_id AND u.user_id = %(user)s AND NOT u.is_locked
                    AND u.achievement_id = a.required_previous_achievement_id))
        FOR SHARE OF a
    ), won AS (
        INSERT INTO user_achievements AS mine (workspace_id, user_id, achievement_id, is_locked, unlocked_at,
            unlocked_by_event, progress_percentage, points_paid)
        SELECT workspace_id, %(user)s, id, false, now(), 'manual', 100, points_reward FROM its
        ON CONFLICT (workspace_id, user_id, achievement_id) DO UPDATE
        SET is_locked = false, unlocked_at = now(), unlocked_by_event = 'manual', revoked_at = NULL,
            progress_percentage = 100, points_paid = EXCLUDED.points_paid
        WHERE mine.is_locked
        RETURNING achievement_id
    )
    INSERT INTO points_ledger (workspace_id, user_id, achievement_id, points, reason)
    SELECT its.workspace_id, %(user)s, its.id, its.points_reward, its.code
    FROM its JOIN won ON won.achievement_id = its.id
    RETURNING points
"""

# Unlocks what is reached at one look: the function looks again, because what is unlocked may open others.
EVALUATE = """
    WITH stats AS (
        SELECT to_jsonb(s) AS its FROM user_stats s
        WHERE s.workspace_id = %(workspace)s AND s.user_id = %(user)s FOR NO KEY UPDATE
    ), looked AS MATERIALIZED (
        SELECT a.id, a.code, a.points_reward, a.condition_value, stats.its, mine.revoked_at,
            condition_progress(a.condition_value, stats.its) AS progress,
            mine.is_locked IS NOT FALSE AND mine.revoked_at IS NULL
                AND (a.required_previous_achievement_id IS NULL OR earlier.is_locked IS FALSE) AS within_reach
        FROM stats, achievements a
        LEFT JOIN user_achievements mine ON mine.workspace_id = a.workspace_id AND mine.user_id = %(user)s
            AND mine.achievement_id = a.id
        LEFT JOIN user_achievements earlier ON earlier.workspace_id = a.workspace_id
            AND earlier.user_id = %(user)s AND earlier.achievement_id = a.required_previous_achievement_id
        WHERE a.workspace_id = %(workspace)s AND a.is_active AND a.condition_value <> '{}'
    ), won AS (
        INSERT INTO user_achievements AS mine (workspace_id, user_id, achievement_id, is_locked, unlocked_at,
            unlocked_by_event, progress_percentage, points_paid)
        SELECT %(workspace)s, %(user)s, id, false, now(), 'evaluation', 100, points_reward
        FROM looked WHERE within_reach AND progress = 100
        ON CONFLICT (workspace_id, user_id, achievement_id) DO UPDATE
        SET is_locked = false, unlocked_at = now(), unlocked_by_event = 'evaluation',
            progress_percentage = 100, points_paid = EXCLUDED.points_paid
        WHERE mine.is_locked
        RETURNING achievement_id
    ), paid AS (
        INSERT INTO points_ledger (workspace_id, user_id, achievement_id, points, reason)
        SELECT %(workspace)s, %(user)s, id, points_reward, code
        FROM looked JOIN won ON won.achievement_id = looked.id WHERE points_reward > 0
    ), noted AS (
        INSERT INTO user_achievements AS mine (
            workspace_id, user_id, achievement_id, progress_percentage, progress_value, progress_data)
        SELECT %(workspace)s, %(user)s, id, trunc(progress, 2),
            COALESCE((its ->> (condition_value ->> 'metric'))::numeric, progress),
            condition_values(condition_value, its)
        FROM looked WHERE progress > 0 AND NOT (within_reach AND progress = 100) ORDER BY id
        ON CONFLICT (workspace_id, user_id, achievement_id) DO UPDATE
        SET progress_percentage = EXCLUDED.progress_percentage, progress_value = EXCLUDED.progress_value,
            progress_data = EXCLUDED.progress_data
        WHERE mine.is_locked AND (mine.progress_percentage, mine.progress_data)
            IS DISTINCT FROM (EXCLUDED.progress_percentage, EXCLUDED.progress_data)
    )
    SELECT achievement_id FROM won
"""
