CREATE OR REPLACE FUNCTION revoke_achievement(p_user uuid, p_achievement uuid, p_workspace uuid, p_reason text) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    paid integer;
BEGIN
    PERFORM must_be_in(p_workspace);
    PERFORM must_oversee();
    PERFORM FROM achievements WHERE workspace_id = p_workspace AND id = p_achievement FOR SHARE;
    PERFORM lock_user_stats(p_workspace, p_user);
    SELECT points_paid INTO paid FROM user_achievements
    WHERE workspace_id = p_workspace AND user_id = p_user AND achievement_id = p_achievement AND NOT is_locked
    FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'only what is unlocked can be revoked'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'user_achievements_unlocked_before', COLUMN = 'user_id';
    END IF;
    UPDATE user_achievements
    SET is_locked = true, unlocked_at = NULL, unlocked_by_event = '', revoked_at = now(), points_paid = 0
    WHERE workspace_id = p_workspace AND user_id = p_user AND achievement_id = p_achievement;
    IF paid > 0 THEN
        INSERT INTO points_ledger (workspace_id, user_id, achievement_id, points, reason)
        VALUES (p_workspace, p_user, p_achievement, -paid, p_reason);
    END IF;
    RETURN paid;
END $$;
COMMENT ON FUNCTION revoke_achievement(uuid, uuid, uuid, text) IS
    'Locks an achievement again and takes its points back with an entry of their negative; returns how many. evaluate_achievements() leaves it alone from then on. For admins, owners and agents.';
GRANT EXECUTE ON FUNCTION revoke_achievement(uuid, uuid, uuid, text) TO codex_app, codex_operator;

-- way back:
-- DROP FUNCTION IF EXISTS revoke_achievement(uuid, uuid, uuid, text);
