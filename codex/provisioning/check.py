"""Whether the server and its roles are as provisioning leaves them."""

from collections.abc import Sequence
from typing import Any

OLDEST = 15
BYPASSES = {
    "codex_owner": True,
    "codex_app": False,
    "codex_operator": True,
    "codex_jobs": True,
}
REMEDY = "run `manage.py provision_roles`, or have a DBA run what it prints with --print"
ROLES_QUERY = """
    SELECT rolname, rolcanlogin, rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls,
           'TimeZone=UTC' = ANY(rolconfig) IS TRUE,
           EXISTS (SELECT FROM pg_catalog.pg_auth_members WHERE member = r.oid)
    FROM pg_catalog.pg_roles r
    WHERE rolname LIKE 'codex\\_%'
"""
SET_CONFIG_QUERY = """
    SELECT has_function_privilege('codex_app', 'pg_catalog.set_config(text, text, boolean)', 'EXECUTE')
"""


def rows(connection: Any, query: str) -> list[tuple[Any, ...]]:
    """What a query answers over a connection of Django or of psycopg."""
    with connection.cursor() as cursor:
        cursor.execute(query)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found


def faults(connection: Any, *, for_tests: bool = False, role: str = "") -> list[str]:
    """What must stop the start, each as a sentence that says what to do; any role may ask.

    ``for_tests`` allows the owner to make databases; ``role`` is who the connection should be.
    """
    version = int(rows(connection, "SHOW server_version_num")[0][0]) // 10_000
    if version < OLDEST:
        return [f"The server is PostgreSQL {version}: Codex needs {OLDEST} or newer."]
    encoding = rows(connection, "SHOW server_encoding")[0][0]
    found = (
        []
        if encoding == "UTF8"
        else [f"The database is encoded in {encoding}: make it anew with ENCODING 'UTF8'."]
    )
    who = rows(connection, "SELECT current_user::text")[0][0]
    if role and who != role:
        found.append(f"The connection is {who}, whom row security may not hold: make it {role}'s.")
    actual = {row[0]: row[1:] for row in rows(connection, ROLES_QUERY)}
    for name, bypasses in BYPASSES.items():
        if name not in actual:
            found.append(f"The role {name} is missing: {REMEDY}.")
            continue
        wrong = deviations(actual[name], bypasses, for_tests and name == "codex_owner")
        if wrong:
            found.append(f"The role {name} {', '.join(wrong)}: {REMEDY}.")
    return found


def deviations(actual: Sequence[bool], bypasses: bool, may_create: bool) -> list[str]:
    """In which ways a role differs from what it should be, in words."""
    login, superuser, createdb, createrole, replication, bypassrls, utc, member = actual
    said = {
        "cannot log in": not login,
        "is a superuser": superuser,
        "may create databases": createdb and not may_create,
        "may create roles": createrole,
        "may replicate": replication,
        "lacks BYPASSRLS": bypasses and not bypassrls,
        "bypasses row security": bypassrls and not bypasses,
        "has a time zone other than UTC": not utc,
        "is a member of another role": member,
    }
    return [words for words, true in said.items() if true]


def warnings(connection: Any) -> list[str]:
    """What weakens the installation without stopping it: some hosts do not allow better."""
    if not rows(connection, SET_CONFIG_QUERY)[0][0]:
        return []
    return [
        "The role codex_app may call set_config, with which injected SQL could enter another "
        f"workspace: {REMEDY}, as a superuser and in this database."
    ]
