-- The door for jobs. A job acts as whoever deferred it: a person with the role that she has by now, an operator
-- with what his roles allow, a key or a timetable as an agent. Who has left meanwhile does nothing any more.
CREATE OR REPLACE FUNCTION enter_workspace_for_job(p_workspace uuid, p_job bigint) RETURNS text
LANGUAGE plpgsql SECURITY INVOKER SET search_path = public, pg_temp AS $$
DECLARE
    person uuid;
    its_role text;
    of_staff boolean := false;
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
        SELECT COALESCE(m.role, staff_role_inside(u.id)), m.role IS NULL INTO its_role, of_staff
        FROM users u
        LEFT JOIN workspace_members m ON m.workspace_id = p_workspace AND m.user_id = u.id
        WHERE u.id = person AND u.is_active;
    END IF;
    IF its_role IS NULL THEN
        RAISE EXCEPTION 'no such running job, or whoever deferred it has no entry any more' USING ERRCODE = 'W0002';
    END IF;
    EXECUTE format('SET LOCAL app.current_user_id = %L', COALESCE(person::text, ''));
    EXECUTE format('SET LOCAL app.current_member_role = %L', its_role);
    IF of_staff THEN
        EXECUTE 'SET LOCAL app.current_staff = ''yes''';
    END IF;
    RETURN its_role;
END $$;
COMMENT ON FUNCTION enter_workspace_for_job(uuid, bigint) IS
    'The door for a job that a worker is running: enters as whoever deferred it, with her role of now. W0002: no entry.';

-- way back:
-- \i job_door_v1.sql
