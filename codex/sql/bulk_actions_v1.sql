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

-- A job does what was chosen with the role of whoever chose it: nobody else adds a row to that, and none is added to
-- what is confirmed. Without a person it is the command line: nobody else gets so far. After the statement, since one
-- statement writes down a selection and its rows.
CREATE OR REPLACE FUNCTION keep_selections_own() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT FROM (SELECT DISTINCT workspace_id, bulk_action_id, person FROM added) AS a
        WHERE NOT EXISTS (
            SELECT FROM bulk_actions b
            WHERE b.workspace_id = a.workspace_id AND b.id = a.bulk_action_id AND b.user_id = a.person AND b.state = 'asked'
        )
    ) THEN
        RAISE EXCEPTION 'a selection is somebody else''s, or confirmed already' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION keep_selections_own() IS
    'Trigger: rows are added to a selection by whoever chose it, and until it is confirmed.';
CREATE OR REPLACE TRIGGER keep_selections_own AFTER INSERT ON bulk_action_rows REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT WHEN (current_setting('app.current_user_id', true) <> '') EXECUTE FUNCTION keep_selections_own();

-- Row policies say so inside a workspace; operators look past them, of whatever role. Deeper than 1 it is what
-- follows from deleting a person or a workspace; without a person it is the command line.
CREATE OR REPLACE FUNCTION must_be_ones_own() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = public, pg_temp AS $$
BEGIN
    IF pg_trigger_depth() = 1 AND current_setting('app.current_user_id', true) <> '' THEN
        RAISE EXCEPTION 'this is somebody else''s' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
COMMENT ON FUNCTION must_be_ones_own() IS
    'Trigger on what is no operator''s own, by its WHEN: he writes none of it, whatever his role.';
CREATE OR REPLACE TRIGGER add_ones_own BEFORE INSERT ON bulk_actions FOR EACH ROW
    WHEN (session_user = 'codex_operator' AND NEW.user_id::text IS DISTINCT FROM current_setting('app.current_user_id', true))
    EXECUTE FUNCTION must_be_ones_own();
CREATE OR REPLACE TRIGGER change_ones_own BEFORE UPDATE OR DELETE ON bulk_actions FOR EACH ROW
    WHEN (session_user = 'codex_operator' AND OLD.user_id::text IS DISTINCT FROM current_setting('app.current_user_id', true))
    EXECUTE FUNCTION must_be_ones_own();
CREATE OR REPLACE TRIGGER add_ones_own BEFORE INSERT ON bulk_action_rows FOR EACH ROW
    WHEN (session_user = 'codex_operator' AND NEW.person::text IS DISTINCT FROM current_setting('app.current_user_id', true))
    EXECUTE FUNCTION must_be_ones_own();
REVOKE UPDATE ON bulk_actions FROM codex_operator;
GRANT UPDATE (parameters, state, done_count, refused_count, job) ON bulk_actions TO codex_operator;
REVOKE UPDATE, DELETE ON bulk_action_rows FROM codex_operator;  -- jobs note the outcome, inside the workspace

-- way back:
-- GRANT UPDATE, DELETE ON bulk_action_rows TO codex_operator;
-- GRANT UPDATE ON bulk_actions TO codex_operator;
-- DROP FUNCTION IF EXISTS must_be_ones_own() CASCADE;
-- DROP FUNCTION IF EXISTS keep_selections_own() CASCADE;
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
