CREATE OR REPLACE TRIGGER record_event AFTER INSERT OR DELETE ON agent_assignments
    FOR EACH ROW EXECUTE FUNCTION record_event('agent_assignment');
CREATE OR REPLACE TRIGGER record_change AFTER UPDATE ON agent_assignments
    FOR EACH ROW WHEN (OLD.assignment_status IS DISTINCT FROM NEW.assignment_status)
    EXECUTE FUNCTION record_event('agent_assignment', 'assignment_status');

-- way back:
-- DROP TRIGGER IF EXISTS record_change ON agent_assignments;
-- DROP TRIGGER IF EXISTS record_event ON agent_assignments;
