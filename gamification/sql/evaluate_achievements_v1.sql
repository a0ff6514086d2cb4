CREATE OR REPLACE FUNCTION evaluate_achievements(p_workspace uuid, p_user uuid) RETURNS SETOF uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    its achievements;
    stats jsonb;
    reached achievements[];
BEGIN
    PERFORM must_be_in(p_workspace);
    IF p_user::text IS DISTINCT FROM current_setting('app.current_user_id', true) THEN
        PERFORM must_oversee();
    END IF;
    IF NOT EXISTS (SELECT FROM workspace_members m WHERE m.workspace_id = p_workspace AND m.user_id = p_user) THEN
        RAISE EXCEPTION 'there is no such person in this workspace'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'user_achievements_of_a_member', COLUMN = 'user_id';
    END IF;
    PERFORM FROM achievements a WHERE a.workspace_id = p_workspace AND a.is_active ORDER BY a.id FOR SHARE;
    PERFORM lock_user_stats(p_workspace, p_user);

    LOOP  -- what is unlocked brings points, and may be what another one has waited for
        SELECT to_jsonb(s) INTO stats FROM user_stats s WHERE s.workspace_id = p_workspace AND s.user_id = p_user;
        reached := ARRAY(
            SELECT a FROM achievements a
            LEFT JOIN user_achievements mine
                ON mine.workspace_id = a.workspace_id AND mine.achievement_id = a.id AND mine.user_id = p_user
            LEFT JOIN user_achievements earlier
                ON earlier.workspace_id = a.workspace_id AND earlier.user_id = p_user
                AND earlier.achievement_id = a.required_previous_achievement_id
            WHERE a.workspace_id = p_workspace AND a.is_active AND a.condition_value <> '{}'
                AND mine.is_locked IS NOT FALSE AND mine.revoked_at IS NULL
                AND (a.required_previous_achievement_id IS NULL OR earlier.is_locked IS FALSE)
                AND condition_progress(a.condition_value, stats) = 100
            ORDER BY a.id
        );
        EXIT WHEN reached = '{}';
        FOREACH its IN ARRAY reached LOOP
            PERFORM award_achievement(its, p_user, 'evaluation');
            RETURN NEXT its.id;
        END LOOP;
    END LOOP;

    INSERT INTO user_achievements AS mine (
        workspace_id, user_id, achievement_id, progress_percentage, progress_value, progress_data)
    SELECT p_workspace, p_user, a.id, trunc(progress, 2), LEAST(
            COALESCE((stats ->> (a.condition_value ->> 'metric'))::numeric, progress), 999999999999), looked_at
    FROM achievements a
    CROSS JOIN LATERAL condition_progress(a.condition_value, stats) AS progress
    CROSS JOIN LATERAL condition_values(a.condition_value, stats) AS looked_at
    WHERE a.workspace_id = p_workspace AND a.is_active AND a.condition_value <> '{}' AND (progress > 0 OR EXISTS (
        SELECT FROM user_achievements u
        WHERE u.workspace_id = p_workspace AND u.user_id = p_user AND u.achievement_id = a.id
    ))
    ORDER BY a.id
    ON CONFLICT (workspace_id, user_id, achievement_id) DO UPDATE
    SET progress_percentage = EXCLUDED.progress_percentage, progress_value = EXCLUDED.progress_value,
        progress_data = EXCLUDED.progress_data
    WHERE mine.is_locked AND (mine.progress_percentage, mine.progress_data)
        IS DISTINCT FROM (EXCLUDED.progress_percentage, EXCLUDED.progress_data);
END $$;
COMMENT ON FUNCTION evaluate_achievements(uuid, uuid) IS
    'Unlocks every achievement whose condition holds for a member, and those that these open, and notes the progress of the rest; returns the newly unlocked. For oneself; for others to admins, owners and agents.';
GRANT EXECUTE ON FUNCTION evaluate_achievements(uuid, uuid) TO codex_app, codex_operator;

-- way back:
-- DROP FUNCTION IF EXISTS evaluate_achievements(uuid, uuid);
