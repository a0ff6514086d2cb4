-- The four roles of Codex, with what they need and no more. A superuser runs this in any database
-- of the server, again and again at will: what differs is corrected, what fits is left alone.

DO $provision$
DECLARE
    wanted     record;
    actual     pg_catalog.pg_roles;
    granted    record;
    correction text;
BEGIN
    FOR wanted IN
        SELECT * FROM (VALUES
            ('codex_owner',    true),   -- owns schema, tables, functions: migrations and backups
            ('codex_app',      false),  -- web, API, workers: rows under row level security only
            ('codex_operator', true),   -- back-office pages of cross-workspace operators
            ('codex_jobs',     true)    -- the job queue's own tables
        ) AS roles (name, bypasses)
    LOOP
        IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = wanted.name) THEN
            EXECUTE format('CREATE ROLE %I LOGIN', wanted.name);
        END IF;

        SELECT * INTO actual FROM pg_catalog.pg_roles WHERE rolname = wanted.name;
        -- Only what differs is named: hosts without a superuser refuse to restate the rest.
        correction := concat_ws(' ',
            CASE WHEN NOT actual.rolcanlogin THEN 'LOGIN' END,
            CASE WHEN actual.rolsuper        THEN 'NOSUPERUSER' END,
            CASE WHEN actual.rolcreatedb     THEN 'NOCREATEDB' END,
            CASE WHEN actual.rolcreaterole   THEN 'NOCREATEROLE' END,
            CASE WHEN actual.rolreplication  THEN 'NOREPLICATION' END,
            CASE WHEN actual.rolbypassrls AND NOT wanted.bypasses THEN 'NOBYPASSRLS'
                 WHEN wanted.bypasses AND NOT actual.rolbypassrls THEN 'BYPASSRLS' END);
        IF correction <> '' THEN
            EXECUTE format('ALTER ROLE %I %s', wanted.name, correction);
        END IF;

        -- No role is a member of another: an injected SET ROLE gains nothing.
        FOR granted IN
            SELECT roleid::regrole AS role, grantor::regrole AS grantor
            FROM pg_catalog.pg_auth_members
            WHERE member = wanted.name::regrole
        LOOP
            EXECUTE format('REVOKE %s FROM %I GRANTED BY %s',
                           granted.role, wanted.name, granted.grantor);
        END LOOP;
    END LOOP;
END
$provision$;

-- UTC for all, so that a connection need not set it; and an end to what waits or runs too long.
ALTER ROLE codex_owner    SET timezone = 'UTC';
ALTER ROLE codex_app      SET timezone = 'UTC';
ALTER ROLE codex_operator SET timezone = 'UTC';
ALTER ROLE codex_jobs     SET timezone = 'UTC';

ALTER ROLE codex_app      SET statement_timeout = '30s';
ALTER ROLE codex_operator SET statement_timeout = '60s';
ALTER ROLE codex_jobs     SET statement_timeout = '60s';

ALTER ROLE codex_app      SET lock_timeout = '10s';
ALTER ROLE codex_operator SET lock_timeout = '5s';

ALTER ROLE codex_app      SET idle_in_transaction_session_timeout = '60s';
ALTER ROLE codex_operator SET idle_in_transaction_session_timeout = '60s';
ALTER ROLE codex_jobs     SET idle_in_transaction_session_timeout = '60s';
