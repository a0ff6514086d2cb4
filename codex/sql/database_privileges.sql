-- What belongs to one database and not to the cluster; migrate runs it as owner, every time, before migrating.
-- Functions are callable by nobody until granted. This works only without IN SCHEMA.
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
-- Operators and jobs see tables as they come; the app is granted table by table, beside each table's policies.
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO codex_operator;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO codex_app, codex_operator;
DO $do$ BEGIN
    EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
END $do$;
