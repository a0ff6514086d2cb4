"""The SQL of what models declare and Django cannot create: composite keys, row security, grants."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models
from django_rls.models import RLSModel

from codex.migration_operations import WAY_BACK
from codex.models import MemberField, WorkspaceForeignKey
from codex.rls import RowPolicy

ACTIONS = {
    models.CASCADE: "CASCADE",
    models.SET_NULL: "SET NULL ({column})",
    models.PROTECT: "RESTRICT",
}
WHY = {
    "users": "Not by workspace: deleting a person looks for her rows in all of them.",
    "registry": "Not by workspace: what is refused or emptied with an agent is looked for in all of them.",
}
OF_STAFF = "session_user = 'codex_operator' OR current_setting('app.current_staff', true) <> ''"
VERBS = ("SELECT", "INSERT", "UPDATE", "DELETE")


def tables(area: str) -> list[type[models.Model]]:
    """The models of one area, in the order of their definition."""
    return [model for model in apps.get_app_config(area).get_models() if model._meta.managed]


def row_models(area: str | None = None) -> list[Any]:
    """The models under row security, of one area or of all."""
    return [
        model
        for model in (tables(area) if area else apps.get_models())
        if issubclass(model, RLSModel) and model._rls_policies  # type: ignore[attr-defined]
    ]


def references(model: type[models.Model]) -> list[Any]:
    """The foreign keys that we make ourselves, because Django's do not cascade in the database."""
    return [
        field
        for field in model._meta.local_fields
        if field.is_relation
        and not getattr(field, "db_constraint", True)
        and getattr(field.remote_field, "on_delete", None) is not models.DO_NOTHING  # outlives its row
    ]


def foreign_keys(area: str) -> str:
    """A .sql file with the foreign keys of an area, and why some indexes do not start with the workspace."""
    lines, back = [], []
    for model in tables(area):
        table = model._meta.db_table
        for field in references(model):
            name = f"{table}_{field.column}_fk"
            lines.append(
                f"ALTER TABLE {table} DROP CONSTRAINT IF EXISTS {name}, ADD CONSTRAINT {name}\n"
                f"    {_reference(field)};"
            )
            back.append(f"-- ALTER TABLE {table} DROP CONSTRAINT IF EXISTS {name};")
        lines += _index_comments(model)
    return _file(lines, back)


def row_policies(area: str) -> str:
    """A .sql file that puts the tables of an area under row security and opens them to the app."""
    lines, back = [], []
    for model in row_models(area):
        table = model._meta.db_table
        lines.append(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;")
        lines.append(f"GRANT {', '.join(granted(model))} ON {table} TO codex_app;")
        for policy in model._rls_policies:
            lines += [f"DROP POLICY IF EXISTS {policy.name} ON {table};", create_policy(policy, table)]
        lines.append("")
        back += [f"-- DROP POLICY IF EXISTS {policy.name} ON {table};" for policy in model._rls_policies]
        back.append(f"-- ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;")
        back.append(f"-- REVOKE ALL ON {table} FROM codex_app;")
    return _file(lines, back)


def staff_access(area: str) -> str:
    """A .sql file that asks, before an operator writes to a table of an area, for his role there."""
    lines, back = [], []
    for model in tables(area):
        who = getattr(model, "staff_writes", "nobody")
        if who in ("nobody", "each"):
            continue
        table = model._meta.db_table
        lines.append(
            f"CREATE OR REPLACE TRIGGER must_be_staff_of BEFORE INSERT OR UPDATE OR DELETE ON {table}\n"
            f"    FOR EACH STATEMENT WHEN ({OF_STAFF})\n"
            f"    EXECUTE FUNCTION must_be_staff_of('{area}', '{who}');"
        )
        back.append(f"-- DROP TRIGGER IF EXISTS must_be_staff_of ON {table};")
    return _file(lines, back)


def granted(model: Any) -> list[str]:
    """The verbs that the app gets on a table: those that some policy permits, on the columns it names."""
    permitted = {policy.operation: policy.columns for policy in model._rls_policies if policy.permissive}
    return [
        f"{verb} ({', '.join(permitted[verb])})" if permitted[verb] else verb
        for verb in VERBS
        if verb in permitted
    ]


def create_policy(policy: RowPolicy, table: str) -> str:
    """CREATE POLICY as PostgreSQL reads it."""
    kind = "PERMISSIVE" if policy.permissive else "RESTRICTIVE"
    using, check = policy.get_using_expression(), policy.get_check_expression()
    clauses = [f"    USING ({using})"] if using else []
    clauses += [f"    WITH CHECK ({check})"] if check else []
    head = f"CREATE POLICY {policy.name} ON {table} AS {kind} FOR {policy.operation} TO {policy.roles}"
    return "\n".join([head, *clauses]) + ";"


def _reference(field: Any) -> str:
    there = field.related_model._meta.db_table
    if isinstance(field, WorkspaceForeignKey):
        shared = ["workspace_id", *([f"{field.within}_id"] if field.within else [])]
        here, target = ", ".join([*shared, field.column]), ", ".join([*shared, "id"])
    elif isinstance(field, MemberField):
        here, target, there = f"workspace_id, {field.column}", "workspace_id, user_id", "workspace_members"
    else:
        here, target = field.column, field.target_field.column
    action = ACTIONS[field.remote_field.on_delete].format(column=field.column)
    return f"FOREIGN KEY ({here}) REFERENCES {there} ({target}) ON DELETE {action}"


def _index_comments(model: type[models.Model]) -> Iterator[str]:
    if not issubclass(model, RLSModel):
        return
    everywhere = {
        field.name: WHY.get(field.related_model._meta.db_table, WHY["registry"])
        for field in references(model)
        if field.name != "workspace" and not isinstance(field, WorkspaceForeignKey | MemberField)
    }
    for index in model._meta.indexes:
        if index.fields and index.fields[0] in everywhere:
            yield f"COMMENT ON INDEX {index.name} IS\n    '{everywhere[index.fields[0]]}';"


def _file(lines: list[str], back: list[str]) -> str:
    return "\n".join(lines).rstrip() + f"\n\n{WAY_BACK}" + "\n".join(reversed(back)) + "\n"
