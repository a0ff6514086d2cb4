"""System checks: what every model and every .sql file must have, each with an id and what to do."""

from collections.abc import Callable, Iterator
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core import checks
from django.db import OperationalError, connections, models
from django.db.models.expressions import F
from django_rls.models import RLSModel

from codex import provisioning, rls
from codex.migration_operations import ROOT, parts
from codex.models import WorkspaceForeignKey
from codex.rules import Rule, WorkspaceKey

Found = Iterator[checks.CheckMessage]
AREAS = [name for name in settings.INSTALLED_APPS if (ROOT / name).is_dir()]


def ours() -> list[Any]:
    """The models of the areas, each with its own table."""
    return [model for model in apps.get_models() if model._meta.app_label in AREAS]


def of_workspace() -> list[Any]:
    """The models whose rows belong to one workspace."""
    return [model for model in ours() if any(field.name == "workspace" for field in model._meta.fields)]


def error(number: int, sentence: str, hint: str, where: Any = None) -> checks.Error:
    return checks.Error(sentence, hint=hint, obj=where, id=f"codex.E{number:03}")


def check(look: Callable[[], Found]) -> Callable[[], Found]:
    """Registers a check that needs no arguments."""

    def run(app_configs: Any = None, **options: Any) -> list[checks.CheckMessage]:
        return list(look())

    checks.register(run)
    return look


@check
def every_workspace_table_has_the_floor() -> Found:
    for model in of_workspace():
        policies = [vars(policy) for policy in getattr(model, "_rls_policies", [])]
        if not issubclass(model, RLSModel) or vars(rls.floor()) not in policies:
            yield error(
                1,
                f"{model.__name__} has a workspace but no floor.",
                "Derive it from WorkspaceModel, and keep rls.floor() among its rls_policies.",
                model,
            )


@check
def references_inside_a_workspace_are_composite() -> Found:
    workspace_models = set(of_workspace())
    for model in workspace_models:
        for field in model._meta.local_fields:
            if field.related_model in workspace_models and not isinstance(field, WorkspaceForeignKey):
                yield error(
                    2,
                    f"{model.__name__}.{field.name} could point into another workspace.",
                    "Use WorkspaceForeignKey, and add it to the area's sql/foreign_keys.",
                    field,
                )


@check
def what_is_unique_is_unique_in_a_workspace() -> Found:
    for model in of_workspace():
        loose = [field.name for field in model._meta.local_fields if field.unique and not field.primary_key]
        loose += [
            constraint.name
            for constraint in model._meta.constraints
            if isinstance(constraint, models.UniqueConstraint) and not _names_workspace(constraint)
        ]
        for name in loose:
            yield error(
                3,
                f"{model.__name__}.{name} is unique across workspaces: a clash would tell of another's row.",
                "Make it a Unique over workspace and the rest.",
                model,
            )


def _names_workspace(constraint: models.UniqueConstraint) -> bool:
    return "workspace" in constraint.fields or F("workspace") in constraint.expressions


@check
def every_workspace_table_has_its_key() -> Found:
    for model in of_workspace():
        if not any(isinstance(constraint, WorkspaceKey) for constraint in model._meta.constraints):
            yield error(
                4,
                f"{model.__name__} has no WorkspaceKey for foreign keys to point at.",
                "Let its Meta.constraints begin with *WorkspaceModel.Meta.constraints.",
                model,
            )


@check
def every_column_explains_itself() -> Found:
    for model in ours():
        silent = [field.name for field in model._meta.local_fields if not field.db_comment]
        if not model._meta.db_table_comment:
            silent.append("the table itself")
        for name in silent:
            yield error(5, f"{model.__name__}: {name} has no comment.", "Give it a db_comment.", model)


@check
def every_text_has_an_end() -> Found:
    endless = (models.TextField, models.JSONField)
    for model in ours():
        limited = {rule.name for rule in model._meta.constraints if isinstance(rule, Rule)}
        for field in model._meta.local_fields:
            name = f"{model._meta.db_table}_{field.column}_limit"
            if isinstance(field, endless) and name not in limited:
                yield error(
                    6,
                    f"{model.__name__}.{field.name} may be of any size.",
                    "Use a field of codex.fields, which brings its limit.",
                    field,
                )


@check
def every_sql_file_has_a_way_back() -> Found:
    for area in AREAS:
        for file in sorted((ROOT / area / "sql").glob("*_v*.sql")):
            try:
                parts(file)
            except ValueError as fault:
                yield error(7, str(fault), "See the other files of the folder for the form.")


@checks.register(checks.Tags.database)  # type: ignore[type-var]
def the_roles_are_as_provisioned(
    app_configs: Any = None, databases: list[str] | None = None, **options: Any
) -> list[checks.CheckMessage]:
    """Missing or over-privileged roles stop the start; what some hosts do not allow only warns."""
    if not databases:
        return []
    alias = databases[0]
    role = settings.ROLES[alias][1]
    try:
        faults = provisioning.faults(connections[alias], for_tests=settings.DEMO, role=role)
        warnings = provisioning.warnings(connections[alias])
    except OperationalError as fault:
        hint = "Start the server, or run `manage.py provision_roles`."
        return [error(8, f"The database cannot be reached as {alias}: {fault}", hint)]
    return [
        *(error(9, sentence, "SECURITY.md says why.") for sentence in faults),
        *(checks.Warning(sentence, id="codex.W001") for sentence in warnings),
    ]
