ALTER TABLE agent_releases DROP CONSTRAINT IF EXISTS agent_releases_agent_id_fk, ADD CONSTRAINT agent_releases_agent_id_fk
    FOREIGN KEY (agent_id) REFERENCES agent_registry (id) ON DELETE CASCADE;
ALTER TABLE agent_capabilities DROP CONSTRAINT IF EXISTS agent_capabilities_agent_id_fk, ADD CONSTRAINT agent_capabilities_agent_id_fk
    FOREIGN KEY (agent_id) REFERENCES agent_registry (id) ON DELETE CASCADE;
ALTER TABLE agent_assignments DROP CONSTRAINT IF EXISTS agent_assignments_workspace_id_fk, ADD CONSTRAINT agent_assignments_workspace_id_fk
    FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE;
ALTER TABLE agent_assignments DROP CONSTRAINT IF EXISTS agent_assignments_agent_id_fk, ADD CONSTRAINT agent_assignments_agent_id_fk
    FOREIGN KEY (agent_id) REFERENCES agent_registry (id) ON DELETE RESTRICT;
ALTER TABLE agent_assignments DROP CONSTRAINT IF EXISTS agent_assignments_assigned_to_campaign_id_fk, ADD CONSTRAINT agent_assignments_assigned_to_campaign_id_fk
    FOREIGN KEY (workspace_id, assigned_to_campaign_id) REFERENCES campaigns (workspace_id, id) ON DELETE CASCADE;
ALTER TABLE agent_assignments DROP CONSTRAINT IF EXISTS agent_assignments_assigned_by_id_fk, ADD CONSTRAINT agent_assignments_assigned_by_id_fk
    FOREIGN KEY (assigned_by_id) REFERENCES users (id) ON DELETE SET NULL (assigned_by_id);
COMMENT ON INDEX agent_assignments_agent_idx IS
    'Not by workspace: what is refused or emptied with an agent is looked for in all of them.';
COMMENT ON INDEX agent_assignments_by_idx IS
    'Not by workspace: deleting a person looks for her rows in all of them.';
ALTER TABLE agent_tasks DROP CONSTRAINT IF EXISTS agent_tasks_workspace_id_fk, ADD CONSTRAINT agent_tasks_workspace_id_fk
    FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE;
ALTER TABLE agent_tasks DROP CONSTRAINT IF EXISTS agent_tasks_assignment_id_fk, ADD CONSTRAINT agent_tasks_assignment_id_fk
    FOREIGN KEY (workspace_id, assignment_id) REFERENCES agent_assignments (workspace_id, id) ON DELETE CASCADE;
ALTER TABLE agent_executions DROP CONSTRAINT IF EXISTS agent_executions_workspace_id_fk, ADD CONSTRAINT agent_executions_workspace_id_fk
    FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE;
ALTER TABLE agent_executions DROP CONSTRAINT IF EXISTS agent_executions_agent_id_fk, ADD CONSTRAINT agent_executions_agent_id_fk
    FOREIGN KEY (agent_id) REFERENCES agent_registry (id) ON DELETE RESTRICT;
ALTER TABLE agent_executions DROP CONSTRAINT IF EXISTS agent_executions_assignment_id_fk, ADD CONSTRAINT agent_executions_assignment_id_fk
    FOREIGN KEY (workspace_id, agent_id, assignment_id) REFERENCES agent_assignments (workspace_id, agent_id, id) ON DELETE SET NULL (assignment_id);
COMMENT ON INDEX agent_executions_agent_fk_idx IS
    'Not by workspace: what is refused or emptied with an agent is looked for in all of them.';
ALTER TABLE agent_performance DROP CONSTRAINT IF EXISTS agent_performance_workspace_id_fk, ADD CONSTRAINT agent_performance_workspace_id_fk
    FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE;
ALTER TABLE agent_performance DROP CONSTRAINT IF EXISTS agent_performance_agent_id_fk, ADD CONSTRAINT agent_performance_agent_id_fk
    FOREIGN KEY (agent_id) REFERENCES agent_registry (id) ON DELETE RESTRICT;
COMMENT ON INDEX agent_performance_agent_idx IS
    'Not by workspace: what is refused or emptied with an agent is looked for in all of them.';

-- way back:
-- ALTER TABLE agent_performance DROP CONSTRAINT IF EXISTS agent_performance_agent_id_fk;
-- ALTER TABLE agent_performance DROP CONSTRAINT IF EXISTS agent_performance_workspace_id_fk;
-- ALTER TABLE agent_executions DROP CONSTRAINT IF EXISTS agent_executions_assignment_id_fk;
-- ALTER TABLE agent_executions DROP CONSTRAINT IF EXISTS agent_executions_agent_id_fk;
-- ALTER TABLE agent_executions DROP CONSTRAINT IF EXISTS agent_executions_workspace_id_fk;
-- ALTER TABLE agent_tasks DROP CONSTRAINT IF EXISTS agent_tasks_assignment_id_fk;
-- ALTER TABLE agent_tasks DROP CONSTRAINT IF EXISTS agent_tasks_workspace_id_fk;
-- ALTER TABLE agent_assignments DROP CONSTRAINT IF EXISTS agent_assignments_assigned_by_id_fk;
-- ALTER TABLE agent_assignments DROP CONSTRAINT IF EXISTS agent_assignments_assigned_to_campaign_id_fk;
-- ALTER TABLE agent_assignments DROP CONSTRAINT IF EXISTS agent_assignments_agent_id_fk;
-- ALTER TABLE agent_assignments DROP CONSTRAINT IF EXISTS agent_assignments_workspace_id_fk;
-- ALTER TABLE agent_capabilities DROP CONSTRAINT IF EXISTS agent_capabilities_agent_id_fk;
-- ALTER TABLE agent_releases DROP CONSTRAINT IF EXISTS agent_releases_agent_id_fk;
