"""The SQL of provisioning, as its files hold it and as a DBA can run it in psql."""

from pathlib import Path

HERE = Path(__file__).parent
ROLES = ("codex_owner", "codex_app", "codex_operator", "codex_jobs")
FOR_TESTS = "ALTER ROLE codex_owner CREATEDB;\n"


def text(name: str) -> str:
    """One of the two SQL files: roles, which belong to the server, or database."""
    return (HERE / f"{name}.sql").read_text(encoding="utf-8")


def script(database: str, for_tests: bool = False) -> str:
    """All of it for psql: no passwords in it, and idempotent like its parts."""
    identifier = '"' + database.replace('"', '""') + '"'
    literal = "'" + database.replace("'", "''") + "'"
    create = f"CREATE DATABASE {identifier} OWNER codex_owner".replace("'", "''")
    passwords = "".join(f"-- \\password {role}\n" for role in ROLES)
    return f"""\\set ON_ERROR_STOP on

{text("roles")}
{FOR_TESTS if for_tests else ""}
-- Then give each role a password of its own:
{passwords}
SELECT '{create}' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = {literal}) \\gexec
ALTER DATABASE {identifier} OWNER TO codex_owner;
\\connect {identifier}

{text("database")}"""
