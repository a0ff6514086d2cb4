CREATE OR REPLACE TRIGGER set_updated_at BEFORE UPDATE ON agent_registry FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE OR REPLACE TRIGGER set_updated_at BEFORE UPDATE ON agent_releases FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE OR REPLACE TRIGGER set_updated_at BEFORE UPDATE ON agent_capabilities FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE OR REPLACE TRIGGER set_updated_at BEFORE UPDATE ON agent_assignments FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE OR REPLACE TRIGGER set_updated_at BEFORE UPDATE ON agent_tasks FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE OR REPLACE TRIGGER set_updated_at BEFORE UPDATE ON agent_executions FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE OR REPLACE TRIGGER set_updated_at BEFORE UPDATE ON agent_performance FOR EACH ROW EXECUTE FUNCTION set_updated_at();

-- way back:
-- DROP TRIGGER IF EXISTS set_updated_at ON agent_performance;
-- DROP TRIGGER IF EXISTS set_updated_at ON agent_executions;
-- DROP TRIGGER IF EXISTS set_updated_at ON agent_tasks;
-- DROP TRIGGER IF EXISTS set_updated_at ON agent_assignments;
-- DROP TRIGGER IF EXISTS set_updated_at ON agent_capabilities;
-- DROP TRIGGER IF EXISTS set_updated_at ON agent_releases;
-- DROP TRIGGER IF EXISTS set_updated_at ON agent_registry;
