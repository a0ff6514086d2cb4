-- Whoever chose reads, confirms and stops; a row is found by the entered workspace first, and managers look on.
ALTER TABLE bulk_actions DROP CONSTRAINT IF EXISTS bulk_actions_workspace_id_fk, ADD CONSTRAINT bulk_actions_workspace_id_fk
    FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE;
ALTER TABLE bulk_actions DROP CONSTRAINT IF EXISTS bulk_actions_user_id_fk, ADD CONSTRAINT bulk_actions_user_id_fk
    FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE SET NULL (user_id);
COMMENT ON INDEX bulk_actions_user_idx IS
    'Not by workspace: deleting a person looks for her rows in all of them.';
ALTER TABLE bulk_action_rows DROP CONSTRAINT IF EXISTS bulk_action_rows_workspace_id_fk, ADD CONSTRAINT bulk_action_rows_workspace_id_fk
    FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE;
ALTER TABLE bulk_action_rows DROP CONSTRAINT IF EXISTS bulk_action_rows_bulk_action_id_fk, ADD CONSTRAINT bulk_action_rows_bulk_action_id_fk
    FOREIGN KEY (workspace_id, bulk_action_id) REFERENCES bulk_actions (workspace_id, id) ON DELETE CASCADE;

ALTER TABLE bulk_actions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (parameters, state, done_count, refused_count, job), DELETE ON bulk_actions TO codex_app;
DROP POLICY IF EXISTS floor ON bulk_actions;
CREATE POLICY floor ON bulk_actions AS RESTRICTIVE FOR ALL TO PUBLIC
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS own_read ON bulk_actions;
CREATE POLICY own_read ON bulk_actions AS PERMISSIVE FOR SELECT TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND ((SELECT current_setting('app.current_member_role') IN ('admin', 'owner', 'agent')) OR user_id::text = (SELECT current_setting('app.current_user_id'))));
DROP POLICY IF EXISTS own_add ON bulk_actions;
CREATE POLICY own_add ON bulk_actions AS PERMISSIVE FOR INSERT TO codex_app
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND user_id::text = (SELECT current_setting('app.current_user_id')));
DROP POLICY IF EXISTS own_change ON bulk_actions;
CREATE POLICY own_change ON bulk_actions AS PERMISSIVE FOR UPDATE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND user_id::text = (SELECT current_setting('app.current_user_id')))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND user_id::text = (SELECT current_setting('app.current_user_id')));
DROP POLICY IF EXISTS own_remove ON bulk_actions;
CREATE POLICY own_remove ON bulk_actions AS PERMISSIVE FOR DELETE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND ((SELECT current_setting('app.current_member_role') IN ('agent')) OR user_id::text = (SELECT current_setting('app.current_user_id'))));

ALTER TABLE bulk_action_rows ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (outcome, name, sentence) ON bulk_action_rows TO codex_app;
DROP POLICY IF EXISTS floor ON bulk_action_rows;
CREATE POLICY floor ON bulk_action_rows AS RESTRICTIVE FOR ALL TO PUBLIC
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS own_read ON bulk_action_rows;
CREATE POLICY own_read ON bulk_action_rows AS PERMISSIVE FOR SELECT TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND ((SELECT current_setting('app.current_member_role') IN ('admin', 'owner', 'agent')) OR person::text = (SELECT current_setting('app.current_user_id'))));
DROP POLICY IF EXISTS own_add ON bulk_action_rows;
CREATE POLICY own_add ON bulk_action_rows AS PERMISSIVE FOR INSERT TO codex_app
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND person::text = (SELECT current_setting('app.current_user_id')));
DROP POLICY IF EXISTS own_change ON bulk_action_rows;
CREATE POLICY own_change ON bulk_action_rows AS PERMISSIVE FOR UPDATE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND person::text = (SELECT current_setting('app.current_user_id')))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND person::text = (SELECT current_setting('app.current_user_id')));

CREATE OR REPLACE TRIGGER set_updated_at BEFORE UPDATE ON bulk_actions FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE OR REPLACE TRIGGER set_updated_at BEFORE UPDATE ON bulk_action_rows FOR EACH ROW EXECUTE FUNCTION set_updated_at();

-- way back:
-- DROP TRIGGER IF EXISTS set_updated_at ON bulk_action_rows;
-- DROP TRIGGER IF EXISTS set_updated_at ON bulk_actions;
-- REVOKE ALL ON bulk_action_rows FROM codex_app;
-- ALTER TABLE bulk_action_rows NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
-- DROP POLICY IF EXISTS own_change ON bulk_action_rows;
-- DROP POLICY IF EXISTS own_add ON bulk_action_rows;
-- DROP POLICY IF EXISTS own_read ON bulk_action_rows;
-- DROP POLICY IF EXISTS floor ON bulk_action_rows;
-- REVOKE ALL ON bulk_actions FROM codex_app;
-- ALTER TABLE bulk_actions NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
-- DROP POLICY IF EXISTS own_remove ON bulk_actions;
-- DROP POLICY IF EXISTS own_change ON bulk_actions;
-- DROP POLICY IF EXISTS own_add ON bulk_actions;
-- DROP POLICY IF EXISTS own_read ON bulk_actions;
-- DROP POLICY IF EXISTS floor ON bulk_actions;
-- ALTER TABLE bulk_action_rows DROP CONSTRAINT IF EXISTS bulk_action_rows_bulk_action_id_fk;
-- ALTER TABLE bulk_action_rows DROP CONSTRAINT IF EXISTS bulk_action_rows_workspace_id_fk;
-- ALTER TABLE bulk_actions DROP CONSTRAINT IF EXISTS bulk_actions_user_id_fk;
-- ALTER TABLE bulk_actions DROP CONSTRAINT IF EXISTS bulk_actions_workspace_id_fk;
