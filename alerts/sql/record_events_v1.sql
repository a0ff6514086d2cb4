-- What one person is told is no event, since every member reads events.
CREATE OR REPLACE TRIGGER record_event AFTER INSERT OR DELETE ON system_alerts
    FOR EACH ROW EXECUTE FUNCTION record_event('alert');
CREATE OR REPLACE TRIGGER record_change AFTER UPDATE ON system_alerts
    FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION record_event('alert', 'status');

-- way back:
-- DROP TRIGGER IF EXISTS record_change ON system_alerts;
-- DROP TRIGGER IF EXISTS record_event ON system_alerts;
