CREATE OR REPLACE TRIGGER set_updated_at BEFORE UPDATE ON system_alerts FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE OR REPLACE TRIGGER set_updated_at BEFORE UPDATE ON user_notifications FOR EACH ROW EXECUTE FUNCTION set_updated_at();

-- way back:
-- DROP TRIGGER IF EXISTS set_updated_at ON user_notifications;
-- DROP TRIGGER IF EXISTS set_updated_at ON system_alerts;
