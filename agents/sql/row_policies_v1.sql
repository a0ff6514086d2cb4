ALTER TABLE agent_assignments ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON agent_assignments TO codex_app;
DROP POLICY IF EXISTS floor ON agent_assignments;
CREATE POLICY floor ON agent_assignments AS RESTRICTIVE FOR ALL TO PUBLIC
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS members_read ON agent_assignments;
CREATE POLICY members_read ON agent_assignments AS PERMISSIVE FOR SELECT TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS writers_add ON agent_assignments;
CREATE POLICY writers_add ON agent_assignments AS PERMISSIVE FOR INSERT TO codex_app
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));
DROP POLICY IF EXISTS writers_change ON agent_assignments;
CREATE POLICY writers_change ON agent_assignments AS PERMISSIVE FOR UPDATE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));
DROP POLICY IF EXISTS writers_remove ON agent_assignments;
CREATE POLICY writers_remove ON agent_assignments AS PERMISSIVE FOR DELETE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));

ALTER TABLE agent_tasks ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON agent_tasks TO codex_app;
DROP POLICY IF EXISTS floor ON agent_tasks;
CREATE POLICY floor ON agent_tasks AS RESTRICTIVE FOR ALL TO PUBLIC
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS members_read ON agent_tasks;
CREATE POLICY members_read ON agent_tasks AS PERMISSIVE FOR SELECT TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS writers_add ON agent_tasks;
CREATE POLICY writers_add ON agent_tasks AS PERMISSIVE FOR INSERT TO codex_app
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));
DROP POLICY IF EXISTS writers_change ON agent_tasks;
CREATE POLICY writers_change ON agent_tasks AS PERMISSIVE FOR UPDATE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));
DROP POLICY IF EXISTS writers_remove ON agent_tasks;
CREATE POLICY writers_remove ON agent_tasks AS PERMISSIVE FOR DELETE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));

ALTER TABLE agent_executions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT ON agent_executions TO codex_app;
DROP POLICY IF EXISTS floor ON agent_executions;
CREATE POLICY floor ON agent_executions AS RESTRICTIVE FOR ALL TO PUBLIC
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS members_read ON agent_executions;
CREATE POLICY members_read ON agent_executions AS PERMISSIVE FOR SELECT TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));

ALTER TABLE agent_performance ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT ON agent_performance TO codex_app;
DROP POLICY IF EXISTS floor ON agent_performance;
CREATE POLICY floor ON agent_performance AS RESTRICTIVE FOR ALL TO PUBLIC
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS members_read ON agent_performance;
CREATE POLICY members_read ON agent_performance AS PERMISSIVE FOR SELECT TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));

-- way back:
-- REVOKE ALL ON agent_performance FROM codex_app;
-- ALTER TABLE agent_performance NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
-- DROP POLICY IF EXISTS members_read ON agent_performance;
-- DROP POLICY IF EXISTS floor ON agent_performance;
-- REVOKE ALL ON agent_executions FROM codex_app;
-- ALTER TABLE agent_executions NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
-- DROP POLICY IF EXISTS members_read ON agent_executions;
-- DROP POLICY IF EXISTS floor ON agent_executions;
-- REVOKE ALL ON agent_tasks FROM codex_app;
-- ALTER TABLE agent_tasks NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
-- DROP POLICY IF EXISTS writers_remove ON agent_tasks;
-- DROP POLICY IF EXISTS writers_change ON agent_tasks;
-- DROP POLICY IF EXISTS writers_add ON agent_tasks;
-- DROP POLICY IF EXISTS members_read ON agent_tasks;
-- DROP POLICY IF EXISTS floor ON agent_tasks;
-- REVOKE ALL ON agent_assignments FROM codex_app;
-- ALTER TABLE agent_assignments NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
-- DROP POLICY IF EXISTS writers_remove ON agent_assignments;
-- DROP POLICY IF EXISTS writers_change ON agent_assignments;
-- DROP POLICY IF EXISTS writers_add ON agent_assignments;
-- DROP POLICY IF EXISTS members_read ON agent_assignments;
-- DROP POLICY IF EXISTS floor ON agent_assignments;
