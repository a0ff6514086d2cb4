ALTER TABLE import_files DROP CONSTRAINT IF EXISTS import_files_workspace_id_fk, ADD CONSTRAINT import_files_workspace_id_fk
    FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE;
ALTER TABLE import_files DROP CONSTRAINT IF EXISTS import_files_user_id_fk, ADD CONSTRAINT import_files_user_id_fk
    FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE;
COMMENT ON INDEX import_files_user_idx IS
    'Not by workspace: deleting a person looks for her rows in all of them.';

ALTER TABLE import_files ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON import_files TO codex_app;
DROP POLICY IF EXISTS floor ON import_files;
CREATE POLICY floor ON import_files AS RESTRICTIVE FOR ALL TO PUBLIC
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS own_read ON import_files;
CREATE POLICY own_read ON import_files AS PERMISSIVE FOR SELECT TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND user_id::text = (SELECT current_setting('app.current_user_id')));
DROP POLICY IF EXISTS own_add ON import_files;
CREATE POLICY own_add ON import_files AS PERMISSIVE FOR INSERT TO codex_app
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND user_id::text = (SELECT current_setting('app.current_user_id')));
DROP POLICY IF EXISTS own_remove ON import_files;
CREATE POLICY own_remove ON import_files AS PERMISSIVE FOR DELETE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND user_id::text = (SELECT current_setting('app.current_user_id')));

CREATE OR REPLACE TRIGGER add_ones_own BEFORE INSERT ON import_files FOR EACH ROW
    WHEN (session_user = 'codex_operator' AND NEW.user_id::text IS DISTINCT FROM current_setting('app.current_user_id', true))
    EXECUTE FUNCTION must_be_ones_own();
CREATE OR REPLACE TRIGGER change_ones_own BEFORE UPDATE OR DELETE ON import_files FOR EACH ROW
    WHEN (session_user = 'codex_operator' AND OLD.user_id::text IS DISTINCT FROM current_setting('app.current_user_id', true))
    EXECUTE FUNCTION must_be_ones_own();

-- SECURITY DEFINER, because workers enter no workspace to clear away, and the files for the registry are in none.
CREATE OR REPLACE FUNCTION forget_import_files() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    forgotten integer;
BEGIN
    DELETE FROM import_files WHERE created_at < now() - interval '1 hour';
    GET DIAGNOSTICS forgotten = ROW_COUNT;
    RETURN forgotten;
END $$;
COMMENT ON FUNCTION forget_import_files() IS
    'For workers: deletes files whose import nobody has confirmed within an hour, in all workspaces; how many.';
GRANT EXECUTE ON FUNCTION forget_import_files() TO codex_jobs;

-- way back:
-- DROP TRIGGER IF EXISTS change_ones_own ON import_files;
-- DROP TRIGGER IF EXISTS add_ones_own ON import_files;
-- DROP FUNCTION IF EXISTS forget_import_files();
-- DROP POLICY IF EXISTS own_remove ON import_files;
-- DROP POLICY IF EXISTS own_add ON import_files;
-- DROP POLICY IF EXISTS own_read ON import_files;
-- DROP POLICY IF EXISTS floor ON import_files;
-- ALTER TABLE import_files NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
-- REVOKE ALL ON import_files FROM codex_app;
-- ALTER TABLE import_files DROP CONSTRAINT IF EXISTS import_files_user_id_fk;
-- ALTER TABLE import_files DROP CONSTRAINT IF EXISTS import_files_workspace_id_fk;
