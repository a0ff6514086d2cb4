-- The same board for everybody: what is not public shows nowhere, not even as a difference of points.
CREATE OR REPLACE FUNCTION leaderboard(p_workspace uuid)
RETURNS TABLE (place bigint, user_id uuid, full_name text, points bigint, achievements bigint)
LANGUAGE plpgsql STABLE SECURITY INVOKER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    PERFORM must_be_in(p_workspace);
    RETURN QUERY
        SELECT rank() OVER (ORDER BY won.points DESC), u.id, u.full_name::text, won.points, won.achievements
        FROM (
            SELECT a.user_id, sum(a.points_paid)::bigint AS points, count(*) AS achievements
            FROM user_achievements a
            WHERE a.workspace_id = p_workspace AND NOT a.is_locked AND a.visibility = 'public' AND a.display_on_profile
            GROUP BY a.user_id
        ) AS won
        JOIN workspace_members m ON m.workspace_id = p_workspace AND m.user_id = won.user_id
        JOIN users u ON u.id = won.user_id AND u.is_active
        ORDER BY 1, u.full_name, u.id;
END $$;
COMMENT ON FUNCTION leaderboard(uuid) IS
    'The members by the points of what they have unlocked and show to everybody: public and on their profile.';
GRANT EXECUTE ON FUNCTION leaderboard(uuid) TO codex_app, codex_operator;

-- way back:
-- DROP FUNCTION IF EXISTS leaderboard(uuid);
