CREATE OR REPLACE FUNCTION send_user_notification(
    p_workspace uuid, p_user uuid, p_notification_type text, p_title text, p_message text,
    p_channel text DEFAULT 'in_app', p_priority text DEFAULT 'normal',
    p_action_url text DEFAULT NULL, p_alert uuid DEFAULT NULL
) RETURNS uuid
LANGUAGE plpgsql SECURITY INVOKER SET search_path = public, pg_temp AS $$
DECLARE
    made CONSTANT uuid := uuidv7();  -- not by RETURNING: whoever sends may not read what others are told
    channel CONSTANT text := COALESCE(p_channel, 'in_app');
BEGIN
    PERFORM must_be_in(p_workspace);
    INSERT INTO user_notifications (
        id, workspace_id, user_id, notification_type, title, message, channel, delivery_status,
        priority_level, action_url, related_alert_id
    ) VALUES (
        made, p_workspace, p_user, p_notification_type, p_title, COALESCE(p_message, ''), channel,
        CASE channel WHEN 'in_app' THEN 'delivered' ELSE 'pending' END,
        COALESCE(p_priority, 'normal'), COALESCE(p_action_url, ''), p_alert
    );
    RETURN made;
END $$;
COMMENT ON FUNCTION send_user_notification(uuid, uuid, text, text, text, text, text, text, uuid) IS
    'Tells a member something; in the app it is there at once, by other channels it is on its way.';
GRANT EXECUTE ON FUNCTION send_user_notification(uuid, uuid, text, text, text, text, text, text, uuid)
    TO codex_app, codex_operator;

-- way back:
-- DROP FUNCTION IF EXISTS send_user_notification(uuid, uuid, text, text, text, text, text, text, uuid);
