"""Every way to take something away or to weaken it, for each thing that the catalogue lists."""

from dataclasses import dataclass

ALL_TABLES = (
    "SELECT oid, relname::text AS place, relrowsecurity FROM pg_class"
    " WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition"
)
TABLES = f"{ALL_TABLES} AND relname !~ '^(auth|django|mfa|procrastinate|users)_'"
ALL_FUNCTIONS = (
    "SELECT oid, oid::regprocedure::text AS signature, proname, prosecdef FROM pg_proc"
    " WHERE pronamespace = 'public'::regnamespace AND proname <> 'uuidv7'"
)
FUNCTIONS = f"{ALL_FUNCTIONS} AND proname !~ '^procrastinate_'"
POLICIES = f"({ALL_TABLES}) t JOIN pg_policy ON polrelid = t.oid"
CONSTRAINTS = f"({TABLES}) t JOIN pg_constraint c ON conrelid = t.oid"
TRIGGERS = f"({TABLES}) t JOIN pg_trigger ON tgrelid = t.oid AND NOT tgisinternal"
COLUMNS = f"({TABLES}) t JOIN pg_attribute ON attrelid = t.oid AND attnum > 0"
INDEXES = f"({TABLES}) t JOIN pg_index ON indrelid = t.oid JOIN pg_class i ON i.oid = indexrelid"


@dataclass(frozen=True)
class Removal:
    """What `checked` has to name: the query gives the subject, and the statement that breaks it."""

    checked: str
    query: str


def each(checked: str, subject: str, statement: str, source: str) -> Removal:
    """A removal of everything that the source lists; subject and statement are SQL expressions."""
    return Removal(checked, f"SELECT {subject}, {statement} FROM {source}")


def granted(privilege: str) -> Removal:
    """A privilege on a table that is taken back, from whoever has it."""
    acl = "aclexplode(relacl)"
    return each(
        "grant",
        "format('%s.%s', relname, grantee::regrole)",
        "format('REVOKE %s ON %I FROM %s', privilege_type, relname, grantee::regrole)",
        f"pg_class, {acl} WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')"
        f" AND NOT relispartition AND grantee <> relowner AND privilege_type = '{privilege}'",
    )


SINGLE_KEY = (
    "format('ALTER TABLE %1$I DROP CONSTRAINT %2$I, ADD CONSTRAINT %2$I FOREIGN KEY (%3$I)"
    " REFERENCES %4$s (id) ON DELETE CASCADE', place, conname,"
    " (SELECT attname FROM pg_attribute WHERE attrelid = conrelid AND attnum = conkey[cardinality(conkey)]),"
    " confrelid::regclass)"
)

REMOVALS = {
    "table dropped": each("table", "place", "format('DROP TABLE %I CASCADE', place)", f"({TABLES}) t"),
    "row security not forced": each(
        "is enabled and forced",
        "place",
        "format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', place)",
        f"({ALL_TABLES}) t WHERE relrowsecurity",
    ),
    "row security disabled": each(
        "is enabled and forced",
        "place",
        "format('ALTER TABLE %I DISABLE ROW LEVEL SECURITY', place)",
        f"({ALL_TABLES}) t WHERE relrowsecurity",
    ),
    "policy dropped": each(
        "policy",
        "format('%s.%s', place, polname)",
        "format('DROP POLICY %I ON %I', polname, place)",
        POLICIES,
    ),
    "policy loosened": each(
        "policy",
        "format('%s.%s', place, polname)",
        "format('ALTER POLICY %I ON %I %s', polname, place,"
        " CASE polcmd WHEN 'a' THEN 'WITH CHECK (true)' ELSE 'USING (true)' END)",
        POLICIES,
    ),
    "policy's check loosened": each(
        "policy",
        "format('%s.%s', place, polname)",
        "format('ALTER POLICY %I ON %I WITH CHECK (true)', polname, place)",
        f"{POLICIES} WHERE polwithcheck IS NOT NULL",
    ),
    "policy for other roles": each(
        "policy",
        "format('%s.%s', place, polname)",
        "format('ALTER POLICY %I ON %I TO codex_app, codex_jobs', polname, place)",
        POLICIES,
    ),
    "floor dropped": each(
        "has the canonical floor",
        "place",
        "format('DROP POLICY floor ON %I', place)",
        f"{POLICIES} WHERE polname = 'floor'",
    ),
    "floor silent where no workspace is entered": each(
        "has the canonical floor",
        "place",
        "format('ALTER POLICY floor ON %I USING (%I ="
        " (SELECT current_setting(''app.current_workspace_id'', true)::uuid))', place,"
        " CASE place WHEN 'workspaces' THEN 'id' ELSE 'workspace_id' END)",
        f"{POLICIES} WHERE polname = 'floor'",
    ),
    "index dropped": each(
        "index",
        "format('%s.%s', place, i.relname)",
        "CASE WHEN c.oid IS NULL THEN format('DROP INDEX %I CASCADE', i.relname)"
        " ELSE format('ALTER TABLE %I DROP CONSTRAINT %I CASCADE', place, conname) END",
        f"{INDEXES} LEFT JOIN pg_constraint c ON conindid = indexrelid AND contype IN ('p', 'u', 'x')",
    ),
    "index's reason removed": each(
        "begins with workspace_id, or its comment says why not",
        "format('%s.%s', place, i.relname)",
        "format('COMMENT ON INDEX %I IS NULL', i.relname)",
        f"{INDEXES} WHERE obj_description(i.oid, 'pg_class') IS NOT NULL",
    ),
    "foreign key dropped": each(
        "foreign key",
        "format('%s.%s', place, conname)",
        "format('ALTER TABLE %I DROP CONSTRAINT %I', place, conname)",
        f"{CONSTRAINTS} WHERE contype = 'f'",
    ),
    "composite key made single": each(
        "contains workspace_id on both sides",
        "format('%s.%s', place, conname)",
        SINGLE_KEY,
        f"{CONSTRAINTS} WHERE contype = 'f' AND cardinality(conkey) > 1"
        " AND confrelid <> 'workspace_members'::regclass",  # who is a member: no single column says it
    ),
    "constraint dropped": each(
        "constraint",
        "format('%s.%s', place, conname)",
        "format('ALTER TABLE %I DROP CONSTRAINT %I CASCADE', place, conname)",
        f"{CONSTRAINTS} WHERE contype IN ('p', 'u', 'c')",
    ),
    "column dropped": each(
        "column",
        "format('%s.%s', place, attname)",
        "format('ALTER TABLE %I DROP COLUMN %I CASCADE', place, attname)",
        f"{COLUMNS} WHERE NOT EXISTS (SELECT FROM pg_partitioned_table"  # which PostgreSQL keeps itself
        " WHERE partrelid = t.oid AND attnum = ANY (partattrs))",
    ),
    "column's default dropped": each(
        "column",
        "format('%s.%s', place, attname)",
        "format('ALTER TABLE %I ALTER %I DROP DEFAULT', place, attname)",
        f"{COLUMNS} WHERE atthasdef",
    ),
    "column may be empty": each(
        "column",
        "format('%s.%s', place, attname)",
        "format('ALTER TABLE %I ALTER %I DROP NOT NULL', place, attname)",
        f"{COLUMNS} LEFT JOIN pg_constraint p ON conrelid = t.oid AND contype = 'p' AND attnum = ANY (conkey)"
        " WHERE attnotnull AND p.oid IS NULL",
    ),
    "function dropped": each(
        "function",
        "format('%s.%s', proname, signature)",
        "format('DROP FUNCTION IF EXISTS %s CASCADE', signature)",
        f"({FUNCTIONS}) f",
    ),
    "function runs as somebody else": each(
        "function",
        "format('%s.%s', proname, signature)",
        "format('ALTER FUNCTION %s SECURITY %s', signature,"
        " CASE WHEN prosecdef THEN 'INVOKER' ELSE 'DEFINER' END)",
        f"({FUNCTIONS}) f",
    ),
    "function's settings dropped": each(
        "pins its search_path",
        "signature",
        "format('ALTER FUNCTION %s RESET ALL', signature)",
        f"({FUNCTIONS}) f JOIN pg_proc p USING (oid) JOIN pg_language l ON l.oid = prolang"
        " WHERE lanname = 'plpgsql'",
    ),
    "trigger dropped": each(
        "trigger",
        "format('%s.%s', place, tgname)",
        "format('DROP TRIGGER %I ON %I', tgname, place)",
        TRIGGERS,
    ),
    "trigger disabled": each(
        "is enabled",
        "format('%s.%s', place, tgname)",
        "format('ALTER TABLE %I DISABLE TRIGGER %I', place, tgname)",
        TRIGGERS,
    ),
    "updated_at not kept": each(
        "keeps it by trigger",
        "place",
        "format('DROP TRIGGER set_updated_at ON %I', place)",
        f"{TRIGGERS} WHERE tgname = 'set_updated_at'",
    ),
    "SELECT revoked": granted("SELECT"),
    "INSERT revoked": granted("INSERT"),
    "UPDATE revoked": granted("UPDATE"),
    "DELETE revoked": granted("DELETE"),
    "EXECUTE revoked": each(
        "execute",
        "format('%s.%s', f.proname, signature)",
        "format('REVOKE EXECUTE ON FUNCTION %s FROM %s', signature, grantee::regrole)",
        f"({ALL_FUNCTIONS}) f JOIN pg_proc p USING (oid), aclexplode(proacl)"
        " WHERE grantee = 'codex_app'::regrole",
    ),
    "table's comment removed": each(
        "explains itself", "place", "format('COMMENT ON TABLE %I IS NULL', place)", f"({TABLES}) t"
    ),
    "column's comment removed": each(
        "explains itself",
        "format('%s.%s', place, attname)",
        "format('COMMENT ON COLUMN %I.%I IS NULL', place, attname)",
        COLUMNS,
    ),
    "function's comment removed": each(
        "explains itself",
        "signature",
        "format('COMMENT ON FUNCTION %s IS NULL', signature)",
        f"({FUNCTIONS}) f",
    ),
}
