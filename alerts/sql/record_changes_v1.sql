CREATE OR REPLACE TRIGGER record_change_of_row AFTER INSERT OR UPDATE OR DELETE ON system_alerts
    FOR EACH ROW EXECUTE FUNCTION record_change_of_row('alerts');
CREATE OR REPLACE TRIGGER record_change_of_row AFTER INSERT OR UPDATE OR DELETE ON user_notifications
    FOR EACH ROW EXECUTE FUNCTION record_change_of_row('notifications', 'managers', 'user_id');

-- way back:
-- DROP TRIGGER IF EXISTS record_change_of_row ON user_notifications;
-- DROP TRIGGER IF EXISTS record_change_of_row ON system_alerts;
