-- Who may do what with the queue. Its tables and functions are procrastinate's; what is granted on them and
-- their row security are ours. The worker's own connections are codex_jobs; a task is codex_app, as a request is.
DO $do$
DECLARE
    its regprocedure;
BEGIN
    FOR its IN
        SELECT oid FROM pg_proc
        WHERE pronamespace = 'public'::regnamespace AND proname LIKE 'procrastinate\_%'
            AND prorettype <> 'trigger'::regtype
    LOOP
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO codex_jobs', its);
    END LOOP;
END $do$;
GRANT SELECT, INSERT, UPDATE, DELETE
    ON procrastinate_jobs, procrastinate_events, procrastinate_periodic_defers, procrastinate_workers TO codex_jobs;
GRANT USAGE ON SEQUENCE
    procrastinate_jobs_id_seq, procrastinate_events_id_seq, procrastinate_periodic_defers_id_seq TO codex_jobs;
GRANT SELECT, INSERT ON job_errors TO codex_jobs;

-- Operators put jobs into the queue too, and have them run again or not at all.
GRANT EXECUTE ON FUNCTION
    procrastinate_defer_jobs_v1(procrastinate_job_to_defer_v1[]),
    procrastinate_retry_job_v2(bigint, timestamptz, integer, varchar, varchar),
    procrastinate_cancel_job_v1(bigint, boolean, boolean) TO codex_operator;

-- The app only puts a job into the queue, always as waiting and never as running: status is not among its columns.
GRANT EXECUTE ON FUNCTION procrastinate_defer_jobs_v1(procrastinate_job_to_defer_v1[]) TO codex_app;
GRANT SELECT, INSERT (queue_name, task_name, priority, lock, queueing_lock, args, scheduled_at)
    ON procrastinate_jobs TO codex_app;
GRANT SELECT, INSERT (job_id, type, at) ON procrastinate_events TO codex_app;  -- by procrastinate's triggers
GRANT SELECT ON job_errors TO codex_app;
REVOKE ALL ON SEQUENCE procrastinate_periodic_defers_id_seq, procrastinate_workers_id_seq FROM codex_app;

ALTER TABLE procrastinate_jobs ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS members_read ON procrastinate_jobs;
CREATE POLICY members_read ON procrastinate_jobs AS PERMISSIVE FOR SELECT TO codex_app
    USING (args ->> 'workspace' = (SELECT current_setting('app.current_workspace_id')::uuid)::text);
-- For a manager's list of the jobs of one workspace among those of all.
CREATE INDEX IF NOT EXISTS procrastinate_jobs_workspace_idx ON procrastinate_jobs ((args ->> 'workspace'), id);
-- For the entered workspace, in nobody else's name, and without a lock that another workspace could wait for.
-- A queueing lock's clash would tell of other workspaces.
DROP POLICY IF EXISTS members_defer ON procrastinate_jobs;
CREATE POLICY members_defer ON procrastinate_jobs AS PERMISSIVE FOR INSERT TO codex_app
    WITH CHECK (args ->> 'workspace' = (SELECT current_setting('app.current_workspace_id')::uuid)::text
        AND COALESCE(args ->> 'user', '') = (SELECT current_setting('app.current_user_id'))
        AND queueing_lock IS NULL
        AND COALESCE(starts_with(lock, (SELECT current_setting('app.current_workspace_id')::uuid) || ':'), true));

ALTER TABLE procrastinate_events ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS members_read ON procrastinate_events;
CREATE POLICY members_read ON procrastinate_events AS PERMISSIVE FOR SELECT TO codex_app
    USING (EXISTS (
        SELECT FROM procrastinate_jobs j
        WHERE j.id = job_id AND j.args ->> 'workspace' = (SELECT current_setting('app.current_workspace_id')::uuid)::text
    ));
DROP POLICY IF EXISTS members_defer ON procrastinate_events;
CREATE POLICY members_defer ON procrastinate_events AS PERMISSIVE FOR INSERT TO codex_app
    WITH CHECK (EXISTS (
        SELECT FROM procrastinate_jobs j
        WHERE j.id = job_id AND j.args ->> 'workspace' = (SELECT current_setting('app.current_workspace_id')::uuid)::text
    ));

ALTER TABLE job_errors ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS managers_read ON job_errors;
CREATE POLICY managers_read ON job_errors AS PERMISSIVE FOR SELECT TO codex_app
    USING ((SELECT current_setting('app.current_member_role') IN ('admin', 'owner')) AND EXISTS (
        SELECT FROM procrastinate_jobs j
        WHERE j.id = job_id AND j.args ->> 'workspace' = (SELECT current_setting('app.current_workspace_id')::uuid)::text
    ));
ALTER TABLE job_errors DROP CONSTRAINT IF EXISTS job_errors_job_id_fk, ADD CONSTRAINT job_errors_job_id_fk
    FOREIGN KEY (job_id) REFERENCES procrastinate_jobs (id) ON DELETE CASCADE;
CREATE OR REPLACE TRIGGER set_updated_at BEFORE UPDATE ON job_errors
    FOR EACH ROW EXECUTE FUNCTION set_updated_at();

-- way back:
-- DROP TRIGGER IF EXISTS set_updated_at ON job_errors;
-- DROP POLICY IF EXISTS managers_read ON job_errors;
-- ALTER TABLE job_errors NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
-- ALTER TABLE job_errors DROP CONSTRAINT IF EXISTS job_errors_job_id_fk;
-- DROP POLICY IF EXISTS members_defer ON procrastinate_events;
-- DROP POLICY IF EXISTS members_read ON procrastinate_events;
-- ALTER TABLE procrastinate_events NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
-- DROP INDEX IF EXISTS procrastinate_jobs_workspace_idx;
-- DROP POLICY IF EXISTS members_defer ON procrastinate_jobs;
-- DROP POLICY IF EXISTS members_read ON procrastinate_jobs;
-- ALTER TABLE procrastinate_jobs NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
-- REVOKE ALL ON job_errors FROM codex_app, codex_jobs;
-- REVOKE ALL ON procrastinate_jobs, procrastinate_events, procrastinate_periodic_defers, procrastinate_workers FROM codex_app, codex_jobs;
-- REVOKE ALL (queue_name, task_name, priority, lock, queueing_lock, args, scheduled_at) ON procrastinate_jobs FROM codex_app;
-- REVOKE ALL (job_id, type, at) ON procrastinate_events FROM codex_app;
-- REVOKE ALL ON SEQUENCE procrastinate_jobs_id_seq, procrastinate_events_id_seq, procrastinate_periodic_defers_id_seq FROM codex_jobs;
-- DO $do$ DECLARE its regprocedure; BEGIN
-- FOR its IN SELECT oid FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proname LIKE 'procrastinate\_%' LOOP
-- EXECUTE format('REVOKE ALL ON FUNCTION %s FROM codex_app, codex_jobs, codex_operator', its);
-- END LOOP; END $do$;
