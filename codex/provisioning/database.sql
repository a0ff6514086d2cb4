-- What only a superuser can do inside the database of Codex. Run it there, again at will.

-- Without this, one SELECT with set_config inside it reads another workspace's rows. Left alone once
-- done, so that an administrator who could not do it may run the rest again.
DO $provision$
BEGIN
    IF has_function_privilege('codex_app', 'pg_catalog.set_config(text, text, boolean)', 'EXECUTE') THEN
        REVOKE EXECUTE ON FUNCTION pg_catalog.set_config(text, text, boolean) FROM PUBLIC;
        GRANT  EXECUTE ON FUNCTION pg_catalog.set_config(text, text, boolean)
            TO codex_owner, codex_operator;
    END IF;
    -- Large objects are under no row security: what one workspace left there, another would find.
    IF has_function_privilege('codex_app', 'pg_catalog.lo_create(oid)', 'EXECUTE') THEN
        REVOKE EXECUTE ON FUNCTION pg_catalog.lo_creat(integer), pg_catalog.lo_create(oid),
            pg_catalog.lo_from_bytea(oid, bytea) FROM PUBLIC;
    END IF;
END
$provision$;

-- A database that came from PostgreSQL 14 still lets everybody create here.
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT  USAGE, CREATE ON SCHEMA public TO codex_owner;
