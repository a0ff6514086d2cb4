ALTER TABLE changes DROP CONSTRAINT IF EXISTS changes_workspace_id_fk, ADD CONSTRAINT changes_workspace_id_fk
    FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE;
ALTER TABLE cohorts DROP CONSTRAINT IF EXISTS cohorts_workspace_id_fk, ADD CONSTRAINT cohorts_workspace_id_fk
    FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE;
ALTER TABLE competitors DROP CONSTRAINT IF EXISTS competitors_workspace_id_fk, ADD CONSTRAINT competitors_workspace_id_fk
    FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE;
ALTER TABLE events DROP CONSTRAINT IF EXISTS events_workspace_id_fk, ADD CONSTRAINT events_workspace_id_fk
    FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE;
ALTER TABLE events DROP CONSTRAINT IF EXISTS events_actor_id_fk, ADD CONSTRAINT events_actor_id_fk
    FOREIGN KEY (actor_id) REFERENCES users (id) ON DELETE SET NULL (actor_id);
COMMENT ON INDEX events_actor_idx IS
    'Not by workspace: deleting a person looks for her rows in all of them.';
ALTER TABLE answered_requests DROP CONSTRAINT IF EXISTS answered_requests_workspace_id_fk, ADD CONSTRAINT answered_requests_workspace_id_fk
    FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE;
ALTER TABLE workspace_keys DROP CONSTRAINT IF EXISTS workspace_keys_workspace_id_fk, ADD CONSTRAINT workspace_keys_workspace_id_fk
    FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE;
ALTER TABLE workspace_keys DROP CONSTRAINT IF EXISTS workspace_keys_created_by_fk, ADD CONSTRAINT workspace_keys_created_by_fk
    FOREIGN KEY (created_by) REFERENCES users (id) ON DELETE SET NULL (created_by);
COMMENT ON INDEX workspace_keys_created_by_idx IS
    'Not by workspace: deleting a person looks for her rows in all of them.';
ALTER TABLE operators DROP CONSTRAINT IF EXISTS operators_user_id_fk, ADD CONSTRAINT operators_user_id_fk
    FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE;
ALTER TABLE personal_tokens DROP CONSTRAINT IF EXISTS personal_tokens_user_id_fk, ADD CONSTRAINT personal_tokens_user_id_fk
    FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE;
ALTER TABLE workspace_members DROP CONSTRAINT IF EXISTS workspace_members_workspace_id_fk, ADD CONSTRAINT workspace_members_workspace_id_fk
    FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE;
ALTER TABLE workspace_members DROP CONSTRAINT IF EXISTS workspace_members_user_id_fk, ADD CONSTRAINT workspace_members_user_id_fk
    FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE;
COMMENT ON INDEX workspace_members_user_idx IS
    'Not by workspace: deleting a person looks for her rows in all of them.';
ALTER TABLE workspace_invitations DROP CONSTRAINT IF EXISTS workspace_invitations_workspace_id_fk, ADD CONSTRAINT workspace_invitations_workspace_id_fk
    FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE;
ALTER TABLE workspace_invitations DROP CONSTRAINT IF EXISTS workspace_invitations_invited_by_id_fk, ADD CONSTRAINT workspace_invitations_invited_by_id_fk
    FOREIGN KEY (invited_by_id) REFERENCES users (id) ON DELETE SET NULL (invited_by_id);
ALTER TABLE workspace_invitations DROP CONSTRAINT IF EXISTS workspace_invitations_accepted_by_id_fk, ADD CONSTRAINT workspace_invitations_accepted_by_id_fk
    FOREIGN KEY (accepted_by_id) REFERENCES users (id) ON DELETE SET NULL (accepted_by_id);
COMMENT ON INDEX invitations_invited_by_idx IS
    'Not by workspace: deleting a person looks for her rows in all of them.';
COMMENT ON INDEX invitations_accepted_by_idx IS
    'Not by workspace: deleting a person looks for her rows in all of them.';

-- way back:
-- ALTER TABLE workspace_invitations DROP CONSTRAINT IF EXISTS workspace_invitations_accepted_by_id_fk;
-- ALTER TABLE workspace_invitations DROP CONSTRAINT IF EXISTS workspace_invitations_invited_by_id_fk;
-- ALTER TABLE workspace_invitations DROP CONSTRAINT IF EXISTS workspace_invitations_workspace_id_fk;
-- ALTER TABLE workspace_members DROP CONSTRAINT IF EXISTS workspace_members_user_id_fk;
-- ALTER TABLE workspace_members DROP CONSTRAINT IF EXISTS workspace_members_workspace_id_fk;
-- ALTER TABLE personal_tokens DROP CONSTRAINT IF EXISTS personal_tokens_user_id_fk;
-- ALTER TABLE operators DROP CONSTRAINT IF EXISTS operators_user_id_fk;
-- ALTER TABLE workspace_keys DROP CONSTRAINT IF EXISTS workspace_keys_created_by_fk;
-- ALTER TABLE workspace_keys DROP CONSTRAINT IF EXISTS workspace_keys_workspace_id_fk;
-- ALTER TABLE answered_requests DROP CONSTRAINT IF EXISTS answered_requests_workspace_id_fk;
-- ALTER TABLE events DROP CONSTRAINT IF EXISTS events_actor_id_fk;
-- ALTER TABLE events DROP CONSTRAINT IF EXISTS events_workspace_id_fk;
-- ALTER TABLE competitors DROP CONSTRAINT IF EXISTS competitors_workspace_id_fk;
-- ALTER TABLE cohorts DROP CONSTRAINT IF EXISTS cohorts_workspace_id_fk;
-- ALTER TABLE changes DROP CONSTRAINT IF EXISTS changes_workspace_id_fk;
