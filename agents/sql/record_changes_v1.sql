CREATE OR REPLACE TRIGGER record_change_of_row AFTER INSERT OR UPDATE OR DELETE ON agent_assignments
    FOR EACH ROW EXECUTE FUNCTION record_change_of_row('agent-assignments');
CREATE OR REPLACE TRIGGER record_change_of_row AFTER INSERT OR UPDATE OR DELETE ON agent_tasks
    FOR EACH ROW EXECUTE FUNCTION record_change_of_row('agent-tasks');
CREATE OR REPLACE TRIGGER record_change_of_row AFTER INSERT OR UPDATE OR DELETE ON agent_executions
    FOR EACH ROW EXECUTE FUNCTION record_change_of_row('agent-executions');
CREATE OR REPLACE TRIGGER record_change_of_row AFTER INSERT OR UPDATE OR DELETE ON agent_performance
    FOR EACH ROW EXECUTE FUNCTION record_change_of_row('agent-performance');

-- way back:
-- DROP TRIGGER IF EXISTS record_change_of_row ON agent_performance;
-- DROP TRIGGER IF EXISTS record_change_of_row ON agent_executions;
-- DROP TRIGGER IF EXISTS record_change_of_row ON agent_tasks;
-- DROP TRIGGER IF EXISTS record_change_of_row ON agent_assignments;
