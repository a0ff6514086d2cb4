-- SECURITY DEFINER, because neither the app nor operators write, change or delete what is noted of the staff.
-- Called on the connection `counters`, outside of the request's transaction: who was refused has looked too.
CREATE OR REPLACE FUNCTION note_staff_visit(p_person uuid, p_workspace uuid, p_address text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    place CONSTANT text[] := CASE WHEN btrim(COALESCE(p_address, '')) = '' THEN '{}' ELSE ARRAY[left(p_address, 64)] END;
BEGIN
    IF current_setting('app.current_workspace_id', true) <> '' THEN
        PERFORM must_be_in(p_workspace);
    END IF;
    INSERT INTO staff_visits AS v (workspace_id, person, hour, last_at, requests, addresses)
    VALUES (p_workspace, p_person, date_trunc('hour', now(), 'UTC'), now(), 1, place)
    ON CONFLICT (workspace_id, person, hour) DO UPDATE SET
        last_at = now(), requests = v.requests + 1,
        addresses = CASE WHEN v.addresses @> place OR cardinality(v.addresses) >= 10 THEN v.addresses ELSE v.addresses || place END;
END $$;
COMMENT ON FUNCTION note_staff_visit(uuid, uuid, text) IS
    'Notes that an operator was let into a workspace (all of them where NULL), and from where: one row an hour.';
GRANT EXECUTE ON FUNCTION note_staff_visit(uuid, uuid, text) TO codex_app;

-- For workers: nobody else takes any of it away.
CREATE OR REPLACE FUNCTION forget_staff_records(p_kept integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    first_kept CONSTANT timestamptz := (date_trunc('month', now() AT TIME ZONE 'UTC') - make_interval(months => p_kept)) AT TIME ZONE 'UTC';
    visits integer;
    entries integer;
BEGIN
    DELETE FROM staff_visits WHERE hour < first_kept;
    GET DIAGNOSTICS visits = ROW_COUNT;
    DELETE FROM staff_log WHERE created_at < first_kept;
    GET DIAGNOSTICS entries = ROW_COUNT;
    RETURN visits + entries;
END $$;
COMMENT ON FUNCTION forget_staff_records(integer) IS
    'For workers: deletes visits and entries of the staff''s log of more than so many months ago (none where that is NULL); how many.';
GRANT EXECUTE ON FUNCTION forget_staff_records(integer) TO codex_jobs;

ALTER TABLE staff_visits ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT ON staff_visits TO codex_app;
DROP POLICY IF EXISTS floor ON staff_visits;
CREATE POLICY floor ON staff_visits AS RESTRICTIVE FOR ALL TO PUBLIC
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS managers_read ON staff_visits;
CREATE POLICY managers_read ON staff_visits AS PERMISSIVE FOR SELECT TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid) AND (SELECT current_setting('app.current_member_role') IN ('admin', 'owner')));
REVOKE INSERT, UPDATE, DELETE ON staff_visits FROM codex_operator;

-- way back:
-- DROP POLICY IF EXISTS managers_read ON staff_visits;
-- DROP POLICY IF EXISTS floor ON staff_visits;
-- ALTER TABLE staff_visits NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
-- REVOKE ALL ON staff_visits FROM codex_app;
-- DROP FUNCTION IF EXISTS forget_staff_records(integer);
-- DROP FUNCTION IF EXISTS note_staff_visit(uuid, uuid, text);
