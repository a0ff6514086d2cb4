-- The door for jobs. A job acts as whoever deferred it: a person with the role that she has by now, an operator
-- as an admin, a key or a timetable as an agent. Who has left meanwhile does nothing any more.
CREATE OR REPLACE FUNCTION enter_workspace_for_job(p_workspace uuid, p_job bigint) RETURNS text
LANGUAGE plpgsql SECURITY INVOKER SET search_path = public, pg_temp AS $$
DECLARE
    person uuid;
    its_role text;
BEGIN
    IF current_setting('app.current_workspace_id', true) <> '' THEN  -- NULL and '' both mean: not yet
        RAISE EXCEPTION 'this transaction already works in a workspace'
            USING ERRCODE = 'W0001', HINT = 'Enter one workspace in one transaction.';
    END IF;
    IF p_workspace IS NULL OR p_job IS NULL THEN
        RAISE EXCEPTION 'no such workspace, or not a member of it' USING ERRCODE = 'W0002';
    END IF;
    EXECUTE format('SET LOCAL app.current_workspace_id = %L', p_workspace);
    EXECUTE 'SET LOCAL app.current_user_id = ''''';
    EXECUTE 'SET LOCAL app.current_member_role = ''''';
    SELECT NULLIF(j.args ->> 'user', '')::uuid,
        CASE WHEN NULLIF(j.args ->> 'user', '') IS NULL THEN 'agent' END
    INTO person, its_role
    FROM procrastinate_jobs j JOIN workspaces w ON w.id = p_workspace
    WHERE j.id = p_job AND j.status = 'doing' AND j.args ->> 'workspace' = p_workspace::text AND w.archived_at IS NULL;
    IF person IS NOT NULL THEN
        SELECT COALESCE(m.role, CASE WHEN o.user_id IS NOT NULL AND u.is_staff THEN 'admin' END) INTO its_role
        FROM users u
        LEFT JOIN workspace_members m ON m.workspace_id = p_workspace AND m.user_id = u.id
        LEFT JOIN operators o ON o.user_id = u.id
        WHERE u.id = person AND u.is_active;
    END IF;
    IF its_role IS NULL THEN
        RAISE EXCEPTION 'no such running job, or whoever deferred it has no entry any more' USING ERRCODE = 'W0002';
    END IF;
    EXECUTE format('SET LOCAL app.current_user_id = %L', COALESCE(person::text, ''));
    EXECUTE format('SET LOCAL app.current_member_role = %L', its_role);
    RETURN its_role;
END $$;
COMMENT ON FUNCTION enter_workspace_for_job(uuid, bigint) IS
    'The door for a job that a worker is running: enters as whoever deferred it, with her role of now. W0002: no entry.';
GRANT EXECUTE ON FUNCTION enter_workspace_for_job(uuid, bigint) TO codex_app;

-- SECURITY DEFINER, because codex_jobs may read no workspace: it learns the ids and nothing else.
CREATE OR REPLACE FUNCTION workspaces_to_visit() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
    SELECT id FROM workspaces WHERE archived_at IS NULL ORDER BY id;
END;
COMMENT ON FUNCTION workspaces_to_visit() IS
    'The ids of all workspaces in use, for the worker that defers a job for each of them.';
GRANT EXECUTE ON FUNCTION workspaces_to_visit() TO codex_jobs;

-- way back:
-- DROP FUNCTION IF EXISTS workspaces_to_visit();
-- DROP FUNCTION IF EXISTS enter_workspace_for_job(uuid, bigint);
