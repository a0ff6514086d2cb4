CREATE OR REPLACE FUNCTION mark_notification_as_read(p_notification uuid) RETURNS void
LANGUAGE plpgsql SECURITY INVOKER SET search_path = public, pg_temp AS $$
DECLARE
    person CONSTANT text := current_setting('app.current_user_id', true);
BEGIN
    UPDATE user_notifications SET is_read = true, read_at = now()
    WHERE id = p_notification AND user_id::text = person AND NOT is_read;
    IF NOT FOUND AND NOT EXISTS (
        SELECT FROM user_notifications WHERE id = p_notification AND user_id::text = person
    ) THEN
        RAISE EXCEPTION 'there is no such notification to this person'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'user_notifications_own', COLUMN = 'notification';
    END IF;
END $$;
COMMENT ON FUNCTION mark_notification_as_read(uuid) IS
    'Notes that a person has read what she was told; the first time counts. Only her own.';
GRANT EXECUTE ON FUNCTION mark_notification_as_read(uuid) TO codex_app, codex_operator;

CREATE OR REPLACE FUNCTION get_user_unread_notifications(p_user uuid) RETURNS TABLE (
    id uuid, notification_type text, title text, message text, priority_level text, created_at timestamptz
)
LANGUAGE plpgsql STABLE SECURITY INVOKER SET search_path = public, pg_temp AS $$
BEGIN
    IF p_user::text IS DISTINCT FROM current_setting('app.current_user_id', true)
        AND current_setting('app.current_member_role', true) IS DISTINCT FROM 'admin'
        AND current_setting('app.current_member_role', true) IS DISTINCT FROM 'owner'
        AND session_user <> 'codex_operator' THEN
        RAISE EXCEPTION 'only admins and owners see what others are told' USING ERRCODE = '42501';
    END IF;
    RETURN QUERY
    SELECT n.id, n.notification_type, n.title, n.message, n.priority_level, n.created_at
    FROM user_notifications n
    WHERE n.workspace_id = current_setting('app.current_workspace_id')::uuid
        AND n.user_id = p_user AND NOT n.is_read AND COALESCE(n.expires_at, 'infinity') > now()
    ORDER BY array_position(ARRAY['urgent', 'high', 'normal', 'low'], n.priority_level), n.created_at DESC, n.id DESC;
END $$;
COMMENT ON FUNCTION get_user_unread_notifications(uuid) IS
    'What a person has not read yet in the entered workspace and still matters: urgent, high, normal, low, then the newest.';
GRANT EXECUTE ON FUNCTION get_user_unread_notifications(uuid) TO codex_app, codex_operator;

-- way back:
-- DROP FUNCTION IF EXISTS get_user_unread_notifications(uuid);
-- DROP FUNCTION IF EXISTS mark_notification_as_read(uuid);
