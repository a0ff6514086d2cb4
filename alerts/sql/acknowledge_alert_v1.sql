CREATE OR REPLACE FUNCTION acknowledge_alert(p_alert uuid, p_user uuid) RETURNS void
LANGUAGE plpgsql SECURITY INVOKER SET search_path = public, pg_temp AS $$
DECLARE
    operator CONSTANT boolean := session_user = 'codex_operator';
    herself CONSTANT boolean := p_user::text IS NOT DISTINCT FROM current_setting('app.current_user_id', true);
    its system_alerts;
BEGIN
    SELECT * INTO its FROM system_alerts WHERE id = p_alert;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'there is no such alert in this workspace'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'system_alerts_of_this_workspace', COLUMN = 'alert';
    END IF;
    IF NOT operator AND NOT herself
        AND current_setting('app.current_member_role') NOT IN ('admin', 'owner', 'agent') THEN
        RAISE EXCEPTION 'only admins, owners and agents acknowledge for others' USING ERRCODE = '42501';
    END IF;
    IF NOT herself AND NOT EXISTS (  -- an operator takes alerts as herself, and is a member of nothing
        SELECT FROM workspace_members m WHERE m.workspace_id = its.workspace_id AND m.user_id = p_user
    ) THEN
        RAISE EXCEPTION 'there is no such person in this workspace'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'system_alerts_acknowledged_by_a_member',
                  COLUMN = 'acknowledged_by';
    END IF;

    UPDATE system_alerts SET status = 'acknowledged', acknowledged_by = p_user
    WHERE workspace_id = its.workspace_id AND id = p_alert AND status = 'active';
    IF FOUND THEN
        RETURN;
    END IF;
    SELECT * INTO its FROM system_alerts WHERE id = p_alert;
    IF its.status = 'active' THEN  -- row security kept it from this role
        RAISE EXCEPTION 'this role acknowledges no alerts' USING ERRCODE = '42501';
    END IF;
    RAISE EXCEPTION 'only an active alert is acknowledged'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'system_alerts_lifecycle', COLUMN = 'status',
              DETAIL = jsonb_build_object('from', its.status, 'to', 'acknowledged');
END $$;
COMMENT ON FUNCTION acknowledge_alert(uuid, uuid) IS
    'A member takes an active alert, or an operator herself; for other members admins, owners and agents do.';
GRANT EXECUTE ON FUNCTION acknowledge_alert(uuid, uuid) TO codex_app, codex_operator;

-- way back:
-- DROP FUNCTION IF EXISTS acknowledge_alert(uuid, uuid);
