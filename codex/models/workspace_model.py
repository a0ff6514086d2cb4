"""What every workspace table has: an id, its workspace, its times, its key and its row policies."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models.sql.where import AND, WhereNode
from django_rls.models import RLSModel

from codex import rls
from codex.models.row import Row
from codex.rules import WorkspaceKey
from codex.tenancy import current_user_id, current_workspace_id, entered


class WorkspaceQuerySet(models.QuerySet[Any]):
    """Rows of one workspace."""

    def delete(self) -> tuple[int, dict[str, int]]:
        """One DELETE, as of a single row: Django's own order would break the rules of what is left."""
        number: int = self.order_by()._raw_delete(self.db)
        return number, {self.model._meta.label: number}


class WorkspaceManager(models.Manager.from_queryset(WorkspaceQuerySet)):  # type: ignore[misc]
    """Adds the entered workspace to every query: better plans, and a second line of defence."""

    def get_queryset(self) -> Any:
        workspace_id = current_workspace_id()
        rows = super().get_queryset()
        return rows.filter(workspace_id=workspace_id) if workspace_id else rows


class PersonalManager(WorkspaceManager):
    """Adds the person as well, unless her role is one of those who see everybody's rows: for the planner."""

    def __init__(self, *overseers: str) -> None:
        super().__init__()
        self.overseers = overseers

    def get_queryset(self) -> Any:
        now, rows = entered(), super().get_queryset()
        return rows if now is None or now.role in self.overseers else rows.filter(user_id=now.user_id)


class WorkspaceModel(Row, RLSModel):
    """A row that belongs to one workspace; declare `rls_policies` where members and writers do not fit."""

    workspace = models.ForeignKey(
        "codex.Workspace",
        on_delete=models.CASCADE,
        related_name="+",
        default=current_workspace_id,
        editable=False,
        db_index=False,  # WorkspaceKey serves it
        db_constraint=False,  # sql/foreign_keys: Django's own does not cascade in the database
        db_comment="Whose row this is; row security compares it.",
    )
    objects: ClassVar[Any] = WorkspaceManager()
    steps: ClassVar[tuple[str, ...]] = ()  # columns that a lifecycle moves on, and nobody back

    class Meta:
        abstract = True
        constraints = [WorkspaceKey(name="%(app_label)s_%(class)s_key")]
        rls_policies = rls.SHARED

    def save(self, *args: Any, **options: Any) -> None:
        """Change only what is there: a row that was deleted meanwhile does not rise again."""
        if not self._state.adding and not options.get("force_insert"):
            options["force_update"] = True
        super().save(*args, **options)


class WorkspaceForeignKey(models.ForeignKey):  # type: ignore[type-arg]
    """A reference inside a workspace: (workspace_id, x_id) in the database, joins on both in the ORM.

    `within` names another reference that both rows share: a parent quest is one of the same campaign.
    """

    def __init__(self, to: Any, on_delete: Any, *, within: str = "", **options: Any) -> None:
        self.within = within
        options.update(db_constraint=False, db_index=False)
        super().__init__(to, on_delete, **options)

    def deconstruct(self) -> Any:
        name, _, args, options = super().deconstruct()
        return name, "django.db.models.ForeignKey", args, options

    def get_extra_restriction(self, alias: Any, related_alias: Any) -> Any:
        if not alias or not related_alias:
            return None
        here: Any = self.model._meta.get_field("workspace")
        there: Any = self.related_model._meta.get_field("workspace")
        same = here.get_lookup("exact")(here.get_col(alias), there.get_col(related_alias))
        return WhereNode([same], AND)


class WhoField(models.ForeignKey):  # type: ignore[type-arg]
    """A person who did or does something: deleting him empties it and deletes no work."""

    def __init__(self, to: Any = settings.AUTH_USER_MODEL, on_delete: Any = models.SET_NULL, **options: Any):
        options.update(null=True, blank=True, db_constraint=False, db_index=False)
        super().__init__(to, on_delete, **{"related_name": "+", **options})

    def deconstruct(self) -> Any:
        name, _, args, options = super().deconstruct()
        return name, "django.db.models.ForeignKey", args, options


class MemberField(models.ForeignKey):  # type: ignore[type-arg]
    """A person as a member of the row's workspace: the row goes when she leaves it."""

    def __init__(self, to: Any = settings.AUTH_USER_MODEL, on_delete: Any = models.CASCADE, **options: Any):
        options.update(db_constraint=False, db_index=False)
        super().__init__(to, on_delete, **{"related_name": "+", **options})

    def deconstruct(self) -> Any:
        name, _, args, options = super().deconstruct()
        return name, "django.db.models.ForeignKey", args, options


def created_by() -> WhoField:
    """The person who made the row, where a person did; in the column that the original named so."""
    return WhoField(
        default=current_user_id,
        editable=False,
        db_column="created_by",
        db_comment="Who made the row; empty for agents and jobs, and once that person is deleted.",
    )
