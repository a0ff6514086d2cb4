-- audit_log is partitioned by months of its time-ordered id, so that the id alone is the key and old months go as
-- whole tables.
CREATE OR REPLACE FUNCTION first_id(p_moment timestamp) RETURNS uuid
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN encode(
    substring(int8send((extract(epoch FROM p_moment) * 1000)::bigint) FROM 3) || '\x00000000000000000000'::bytea, 'hex'
)::uuid;
COMMENT ON FUNCTION first_id(timestamp) IS 'The least time-ordered id of a moment in UTC.';

-- SECURITY DEFINER, because tables are the owner's to make. Nobody else enters their schema: rows are read through
-- audit_log, under its policies.
CREATE OR REPLACE FUNCTION keep_audit_months(p_ahead integer, p_kept integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    this_month CONSTANT timestamp := date_trunc('month', now() AT TIME ZONE 'UTC');
    month timestamp;
    its_name text;
    done integer := 0;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('keep_audit_months', 0));
    FOR ahead IN 0..p_ahead LOOP
        month := this_month + make_interval(months => ahead);
        its_name := to_char(month, '"audit_log_"YYYY_MM');
        CONTINUE WHEN to_regclass('audit_months.' || its_name) IS NOT NULL OR EXISTS (
            SELECT FROM audit_months.other WHERE id >= first_id(month) AND id < first_id(month + interval '1 month')
        );
        EXECUTE format('CREATE TABLE audit_months.%I PARTITION OF audit_log FOR VALUES FROM (%L) TO (%L)',
            its_name, first_id(month), first_id(month + interval '1 month'));
        EXECUTE format('ALTER TABLE audit_months.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', its_name);
        done := done + 1;
    END LOOP;
    FOR its_name IN
        SELECT relname FROM pg_class
        WHERE relnamespace = 'audit_months'::regnamespace AND relispartition AND relkind = 'r' AND relname <> 'other'
            AND relname < to_char(this_month - make_interval(months => p_kept), '"audit_log_"YYYY_MM')
    LOOP
        EXECUTE format('DROP TABLE audit_months.%I', its_name);
        done := done + 1;
    END LOOP;
    RETURN done;
END $$;
COMMENT ON FUNCTION keep_audit_months(integer, integer) IS
    'For workers: makes the audit log''s tables of this month and of so many ahead, and drops those of more than so many months ago (never where that is NULL); how many.';
GRANT EXECUTE ON FUNCTION keep_audit_months(integer, integer) TO codex_jobs;

-- Nobody writes or corrects it but the trigger.
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON audit_log FROM codex_operator;

CREATE SCHEMA IF NOT EXISTS audit_months;
COMMENT ON SCHEMA audit_months IS 'The audit log, month by month; nobody but the owner enters here.';
-- What no month has, so that a worker that rests for long keeps nobody from writing.
CREATE TABLE IF NOT EXISTS audit_months.other PARTITION OF audit_log DEFAULT;
ALTER TABLE audit_months.other ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
DO $do$ BEGIN PERFORM keep_audit_months(3, NULL); END $do$;

COMMENT ON INDEX audit_log_about_idx IS 'Not by workspace: history_of_row() looks for a row''s id in it, and then at the workspace.';

-- SECURITY DEFINER, because no policy lets an index of arrays be used: it keeps itself to the entered workspace and
-- to what the policy members_read shows.
CREATE OR REPLACE FUNCTION history_of_row(p_workspace uuid, p_row uuid, p_before uuid, p_most integer)
RETURNS SETOF audit_log
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    asker CONSTANT text := current_setting('app.current_user_id', true);
    its_role CONSTANT text := CASE WHEN session_user IN ('codex_operator', 'codex_owner') THEN 'admin'
        ELSE current_setting('app.current_member_role', true) END;
BEGIN
    PERFORM must_be_in(p_workspace);
    RETURN QUERY
    SELECT a.* FROM audit_log a
    WHERE a.workspace_id = p_workspace AND (a.row_id = p_row OR a.about @> ARRAY[p_row])
        AND (p_before IS NULL OR a.id < p_before)
        AND (a.audience = 'members' OR its_role IN ('admin', 'owner') OR (a.audience = 'overseers' AND its_role = 'agent')
            OR a.person::text = asker)
    ORDER BY a.id DESC LIMIT p_most;
END $$;
COMMENT ON FUNCTION history_of_row(uuid, uuid, uuid, integer) IS
    'What was done to a row and to what refers to it, the newest first, before the entry with that id; as far as the asker may read it.';
GRANT EXECUTE ON FUNCTION history_of_row(uuid, uuid, uuid, integer) TO codex_app, codex_operator;

-- From where the next changes of this transaction come: the doors are asked together with this.
CREATE OR REPLACE FUNCTION say_origin(p_origin jsonb) RETURNS void
LANGUAGE plpgsql SECURITY INVOKER SET search_path = public, pg_temp AS $$
BEGIN
    EXECUTE format('SET LOCAL app.current_origin = %L', p_origin);
END $$;
COMMENT ON FUNCTION say_origin(jsonb) IS
    'Says for the audit log from where this transaction''s changes come: {"via", "request", "address", "job"}.';
GRANT EXECUTE ON FUNCTION say_origin(jsonb) TO codex_app, codex_operator;

-- way back:
-- DROP FUNCTION IF EXISTS say_origin(jsonb);
-- DROP FUNCTION IF EXISTS history_of_row(uuid, uuid, uuid, integer);
-- DROP FUNCTION IF EXISTS keep_audit_months(integer, integer);
-- DROP SCHEMA IF EXISTS audit_months CASCADE;
-- DROP FUNCTION IF EXISTS first_id(timestamp);
