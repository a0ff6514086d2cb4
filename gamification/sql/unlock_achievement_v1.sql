-- SECURITY DEFINER, because the app may only read what is earned: each checks the workspace and the role itself.
-- Locks are taken in one order everywhere: achievement, person, her stats, her achievement.
CREATE OR REPLACE FUNCTION must_oversee() RETURNS void
LANGUAGE plpgsql STABLE SECURITY INVOKER SET search_path = public, pg_temp AS $$
BEGIN
    IF COALESCE(current_setting('app.current_member_role', true), '') NOT IN ('admin', 'owner', 'agent')
        AND session_user NOT IN ('codex_operator', 'codex_owner') THEN
        RAISE EXCEPTION 'only admins, owners and agents award to others'
            USING ERRCODE = 'insufficient_privilege', HINT = 'evaluate_achievements() unlocks what you have reached.';
    END IF;
END $$;
COMMENT ON FUNCTION must_oversee() IS 'Refuses (42501) all but admins, owners, agents and operators.';

CREATE OR REPLACE FUNCTION award_achievement(p_achievement achievements, p_user uuid, p_event text) RETURNS integer
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO user_achievements AS mine (
        workspace_id, user_id, achievement_id, is_locked, unlocked_at, unlocked_by_event, progress_percentage, points_paid)
    VALUES (
        p_achievement.workspace_id, p_user, p_achievement.id, false, now(), p_event, 100, p_achievement.points_reward)
    ON CONFLICT (workspace_id, user_id, achievement_id) DO UPDATE
    SET is_locked = false, unlocked_at = now(), unlocked_by_event = EXCLUDED.unlocked_by_event, revoked_at = NULL,
        progress_percentage = 100, points_paid = EXCLUDED.points_paid
    WHERE mine.is_locked;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    IF p_achievement.points_reward > 0 THEN
        INSERT INTO points_ledger (workspace_id, user_id, achievement_id, points, reason)
        VALUES (p_achievement.workspace_id, p_user, p_achievement.id, p_achievement.points_reward, p_achievement.code);
    END IF;
    RETURN p_achievement.points_reward;
END $$;
COMMENT ON FUNCTION award_achievement(achievements, uuid, text) IS
    'Unlocks and pays, once; returns the points, or nothing where it was unlocked already. Its caller holds the stats.';

CREATE OR REPLACE FUNCTION unlock_achievement(
    p_user uuid, p_achievement uuid, p_workspace uuid, p_event text DEFAULT 'manual'
) RETURNS TABLE (success boolean, message text, points_awarded integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    its achievements;
    paid integer;
    earlier text;
BEGIN
    PERFORM must_be_in(p_workspace);
    PERFORM must_oversee();
    SELECT * INTO its FROM achievements a
    WHERE a.workspace_id = p_workspace AND a.id = p_achievement FOR SHARE;
    IF its.id IS NULL THEN
        RETURN QUERY SELECT false, 'There is no such achievement in this workspace.', 0;
        RETURN;
    ELSIF NOT EXISTS (SELECT FROM workspace_members m WHERE m.workspace_id = p_workspace AND m.user_id = p_user) THEN
        RETURN QUERY SELECT false, 'There is no such person in this workspace.', 0;
        RETURN;
    ELSIF NOT its.is_active THEN
        RETURN QUERY SELECT false, 'This achievement is not active.', 0;
        RETURN;
    END IF;

    PERFORM lock_user_stats(p_workspace, p_user);
    SELECT a.name INTO earlier FROM achievements a
    WHERE a.workspace_id = p_workspace AND a.id = its.required_previous_achievement_id
        AND NOT EXISTS (
            SELECT FROM user_achievements u
            WHERE u.workspace_id = p_workspace AND u.user_id = p_user AND u.achievement_id = a.id AND NOT u.is_locked
        );
    IF FOUND THEN
        RETURN QUERY SELECT false, format('%s has to be unlocked first.', earlier), 0;
        RETURN;
    END IF;
    paid := award_achievement(its, p_user, COALESCE(p_event, 'manual'));
    RETURN QUERY SELECT paid IS NOT NULL,
        CASE WHEN paid IS NULL THEN 'This achievement is unlocked already.' ELSE format('%s unlocked.', its.name) END,
        COALESCE(paid, 0);
END $$;
COMMENT ON FUNCTION unlock_achievement(uuid, uuid, uuid, text) IS
    'Unlocks an achievement for a member and pays its points, exactly once whoever calls at once; success is false, with the reason, for what is unlocked already, not active, or comes after another one. For admins, owners and agents.';
GRANT EXECUTE ON FUNCTION unlock_achievement(uuid, uuid, uuid, text) TO codex_app, codex_operator;

-- way back:
-- DROP FUNCTION IF EXISTS unlock_achievement(uuid, uuid, uuid, text);
-- DROP FUNCTION IF EXISTS award_achievement(achievements, uuid, text);
-- DROP FUNCTION IF EXISTS must_oversee();
