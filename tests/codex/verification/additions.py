"""What must not be there: the statement, the subject that has to be named, and the check that names it."""

FLOOR = "workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)"
PEEK = (
    "CREATE FUNCTION peek() RETURNS bigint LANGUAGE sql SECURITY DEFINER RETURN (SELECT count(*) FROM moves)"
)
OTHER_TABLE = "CREATE TABLE loot (id uuid, workspace_id uuid)"

# What the owner might do.
BY_OWNER = [
    ("CREATE POLICY all_of_it ON moves USING (true)", "moves.all_of_it", "policy"),
    ("CREATE POLICY all_of_it ON moves USING (true)", "moves", "policy"),  # in the summary
    ("SET LOCAL verify.minimums = '013 | index | 1000'", "migration 013", "index, at least"),
    ("SET LOCAL verify.sets = ''", "moves", "table"),  # which is then in no check set
    (
        "GRANT UPDATE ON SEQUENCE django_migrations_id_seq TO codex_app",
        "django_migrations_id_seq",
        "is counted up and never set",
    ),
    ("CREATE SCHEMA other; GRANT CREATE ON SCHEMA other TO PUBLIC", "codex_jobs", "creates nothing here"),
    (
        "CREATE POLICY all_of_it ON moves USING (true)",
        "moves.all_of_it",
        "is for one verb, the app, and one workspace",
    ),
    (
        "CREATE POLICY reads ON moves FOR SELECT TO codex_app USING (true)",
        "moves.reads",
        "is for one verb, the app, and one workspace",
    ),
    ("CREATE POLICY floor ON users USING (true)", "users.floor", "policy"),
    (
        f"DROP POLICY floor ON moves; CREATE POLICY floor ON moves USING ({FLOOR}) WITH CHECK ({FLOOR})",
        "moves",
        "has the canonical floor",
    ),
    (
        "DROP POLICY floor ON moves;"
        f" CREATE POLICY floor ON moves AS RESTRICTIVE TO codex_app USING ({FLOOR})",
        "moves",
        "has the canonical floor",
    ),
    ("ALTER POLICY floor ON moves WITH CHECK (true)", "moves", "has the canonical floor"),
    (OTHER_TABLE, "loot", "is enabled and forced"),
    (OTHER_TABLE, "loot", "has the canonical floor"),
    (OTHER_TABLE, "loot", "has a plain unique index (workspace_id, id)"),
    (OTHER_TABLE, "loot", "table"),
    ("CREATE TABLE loot (id int); GRANT SELECT ON loot TO codex_app", "loot", "has it, or is open by name"),
    (
        "CREATE TABLE loot (id int); GRANT SELECT (id) ON loot TO PUBLIC",
        "loot",
        "has it, or is open by name",
    ),
    ("GRANT SELECT ON audit_months.other TO codex_app", "audit_months.other", "shows nobody a row"),
    (
        "ALTER TABLE audit_months.other NO FORCE ROW LEVEL SECURITY",
        "audit_months.other",
        "shows nobody a row",
    ),
    ("ALTER TABLE audit_months.other DISABLE ROW LEVEL SECURITY", "audit_months.other", "shows nobody a row"),
    (
        "CREATE POLICY all_of_it ON audit_months.other USING (true)",
        "audit_months.other",
        "shows nobody a row",
    ),
    ("ALTER TABLE moves ADD secret text", "moves.secret", "column"),
    ("ALTER TABLE moves ADD secret text", "moves.secret", "explains itself"),
    ("CREATE VIEW all_moves AS SELECT * FROM moves", "all_moves", "asks as its reader"),
    (
        "CREATE MATERIALIZED VIEW all_moves AS SELECT * FROM moves; GRANT SELECT ON all_moves TO codex_app",
        "all_moves",
        "asks as its reader",
    ),
    (
        "CREATE RULE hide AS ON DELETE TO moves DO INSTEAD NOTHING",
        "moves",
        "has no rewrite rule",
    ),
    ("CREATE INDEX extra ON moves (workspace_id, status)", "moves.extra", "is no beginning of another"),
    ("CREATE INDEX extra ON moves (workspace_id, status)", "moves.extra", "index"),
    (
        "CREATE INDEX extra ON moves (end_date)",
        "moves.extra",
        "begins with workspace_id, or its comment says why not",
    ),
    ("CREATE UNIQUE INDEX extra ON moves (name)", "moves.extra", "contains workspace_id"),
    (
        "ALTER TABLE moves ADD rival uuid REFERENCES competitors (id)",
        "moves.moves_rival_fkey",
        "contains workspace_id on both sides",
    ),
    (
        "ALTER TABLE moves ADD rival uuid, ADD CONSTRAINT extra FOREIGN KEY (workspace_id, rival)"
        " REFERENCES competitors (workspace_id, id) ON DELETE CASCADE",
        "moves.extra",
        "is served by an index",
    ),
    (
        "ALTER TABLE moves ADD rival uuid, ADD CONSTRAINT extra FOREIGN KEY (workspace_id, rival)"
        " REFERENCES competitors (workspace_id, id) ON DELETE SET NULL",
        "moves.extra",
        "deletes or empties, at once",
    ),
    (
        "ALTER TABLE moves ADD helper uuid, ADD CONSTRAINT extra FOREIGN KEY (helper) REFERENCES users (id)",
        "moves.extra",
        "deletes or empties, at once",
    ),
    (
        "ALTER TABLE moves DROP CONSTRAINT moves_owner_id_fk, ADD CONSTRAINT moves_owner_id_fk"
        " FOREIGN KEY (owner_id) REFERENCES users (id) ON DELETE CASCADE NOT VALID",
        "moves.moves_owner_id_fk",
        "deletes or empties, at once",
    ),
    (
        "ALTER TABLE users ADD team uuid REFERENCES cohorts (id)",
        "users.users_team_fkey",
        "stays among global tables",
    ),
    (PEEK, "peek()", "explains itself"),
    (PEEK, "peek.peek()", "function"),
    (PEEK, "peek()", "pins its search_path"),
    (
        f"{PEEK}; GRANT EXECUTE ON FUNCTION peek() TO codex_app",
        "peek()",
        "is out of the app's reach, or allowed by name",
    ),
    ("GRANT EXECUTE ON FUNCTION record_event() TO PUBLIC", "record_event()", "is not for PUBLIC"),
    (
        "CREATE TRIGGER extra AFTER DELETE ON moves FOR EACH ROW EXECUTE FUNCTION set_updated_at()",
        "moves.extra",
        "trigger",
    ),
    ("GRANT DELETE ON users TO codex_app", "users", "cannot be deleted by the app"),
    ("GRANT DELETE ON workspaces TO PUBLIC", "workspaces", "cannot be deleted by the app"),
    ("GRANT INSERT (user_id) ON operators TO codex_app", "operators", "is made by others than the app"),
    ("GRANT INSERT ON events TO codex_app", "events.codex_app", "grant"),
    ("GRANT UPDATE (email) ON users TO codex_jobs", "users.codex_jobs", "grant"),
    ("GRANT UPDATE ON django_migrations TO codex_app", "django_migrations.codex_app", "grant"),
    *(
        (
            f"GRANT {privilege} ON moves TO {role}",
            "moves",
            "has nothing granted beyond SELECT, INSERT, UPDATE, DELETE",
        )
        for privilege, role in [
            ("TRUNCATE", "codex_app"),
            ("REFERENCES", "codex_app"),
            ("TRIGGER", "codex_operator"),
            ("SELECT", "PUBLIC"),
        ]
    ),
    (
        "GRANT SELECT ON moves TO codex_app WITH GRANT OPTION",
        "moves",
        "has nothing granted beyond SELECT, INSERT, UPDATE, DELETE",
    ),
    (
        "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO codex_app",
        "codex_owner, r",
        "opens tables to operators only",
    ),
    (
        "ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO PUBLIC",
        "codex_owner",
        "is for nobody until granted",
    ),
    (
        "DO $$ BEGIN EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO PUBLIC', current_database()); END $$",
        "codex_app",
        "creates nothing here",
    ),
    (
        "CREATE SCHEMA other; CREATE TABLE other.loot (id int); GRANT SELECT ON other.loot TO codex_app",
        "other.loot",
        "has it, or is open by name",
    ),
]

# What only a superuser could do.
BY_SUPERUSER = [
    *(
        (f"ALTER ROLE {change}", change.split()[0], "has its attributes and no more")
        for change in [
            "codex_app BYPASSRLS",
            "codex_app SUPERUSER",
            "codex_app CREATEROLE",
            "codex_jobs REPLICATION",
            "codex_operator NOLOGIN",
            "codex_owner NOBYPASSRLS",
        ]
    ),
    ("GRANT codex_operator TO codex_app", "codex_app", "is a member of no other"),
    ("GRANT pg_read_all_data TO codex_jobs", "codex_jobs", "is a member of no other"),
    ("ALTER ROLE codex_app SET app.current_member_role = 'owner'", "codex_app", "brings no workspace along"),
    ("ALTER ROLE ALL SET session_replication_role = 'replica'", "codex_jobs", "brings no workspace along"),
    ("GRANT CREATE ON SCHEMA public TO codex_app", "codex_app", "creates nothing here"),
    (
        "GRANT CREATE ON SCHEMA public TO codex_app; ALTER TABLE moves OWNER TO codex_app",
        "codex_app",
        "owns nothing",
    ),
    ("ALTER TABLE moves OWNER TO CURRENT_USER", "moves", "belongs to the owner"),
    ("ALTER FUNCTION touch_campaign() OWNER TO CURRENT_USER", "touch_campaign()", "belongs to the owner"),
    (
        "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'moves_status_idx'::regclass",
        "moves.moves_status_idx",
        "is valid",
    ),
]
