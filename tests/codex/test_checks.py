"""Each system check finds what it is for, and says what to do."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

import pytest
from django.core.checks import run_checks
from django.db import OperationalError, connection, models
from django.test.utils import isolate_apps

from codex import checks, rls
from codex.models import Cohort, Workspace, WorkspaceModel
from codex.models.row import Row


def ids(look: Callable[[], Any]) -> list[str]:
    """The ids of what a check finds."""
    return [message.id for message in look()]


@pytest.fixture
def only(monkeypatch: pytest.MonkeyPatch) -> Callable[[Any], None]:
    """Lets the checks see this model alone."""
    return lambda model: monkeypatch.setattr(checks, "ours", lambda: [model])


def test_the_project_itself_is_clean() -> None:
    assert [message for message in run_checks() if not message.is_silenced()] == []


@isolate_apps("positioning")
def test_e001_a_workspace_table_without_the_floor(only: Any) -> None:
    class Bare(WorkspaceModel):
        class Meta(WorkspaceModel.Meta):
            app_label = "positioning"
            rls_policies = [rls.members_read()]

    only(Bare)

    assert ids(checks.every_workspace_table_has_the_floor) == ["codex.E001"]


@isolate_apps("positioning")
def test_e002_a_reference_that_could_cross(only: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    class Crossing(WorkspaceModel):
        cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE)

        class Meta(WorkspaceModel.Meta):
            app_label = "positioning"

    monkeypatch.setattr(checks, "of_workspace", lambda: [Crossing, Cohort])

    assert ids(checks.references_inside_a_workspace_are_composite) == ["codex.E002"]


@isolate_apps("positioning")
def test_e003_unique_across_workspaces(only: Any) -> None:
    class Telling(WorkspaceModel):
        code = models.CharField(max_length=10, unique=True)
        other = models.CharField(max_length=10)

        class Meta(WorkspaceModel.Meta):
            app_label = "positioning"
            constraints = [
                *WorkspaceModel.Meta.constraints,
                models.UniqueConstraint(fields=["other"], name="telling_other"),
            ]

    only(Telling)

    assert ids(checks.what_is_unique_is_unique_in_a_workspace) == ["codex.E003", "codex.E003"]


@isolate_apps("positioning")
def test_e004_no_key_to_point_at(only: Any) -> None:
    class Keyless(WorkspaceModel):
        class Meta(WorkspaceModel.Meta):
            app_label = "positioning"
            constraints: ClassVar[list[Any]] = []

    only(Keyless)

    assert ids(checks.every_workspace_table_has_its_key) == ["codex.E004"]


@isolate_apps("positioning")
def test_e005_a_column_and_a_table_without_a_comment(only: Any) -> None:
    class Silent(Row):
        color = models.BooleanField()

        class Meta:
            app_label = "positioning"

    only(Silent)

    assert [message.msg for message in checks.every_column_explains_itself()] == [
        "Silent: color has no comment.",
        "Silent: the table itself has no comment.",
    ]


@isolate_apps("positioning")
def test_e006_a_text_without_an_end(only: Any) -> None:
    class Endless(WorkspaceModel):
        story = models.TextField(db_comment="Told.")

        class Meta(WorkspaceModel.Meta):
            app_label = "positioning"

    only(Endless)

    assert ids(checks.every_text_has_an_end) == ["codex.E006"]


def test_e007_a_sql_file_without_a_way_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "positioning" / "sql").mkdir(parents=True)
    (tmp_path / "positioning" / "sql" / "one_way_v1.sql").write_text("SELECT 1;\n")
    monkeypatch.setattr(checks, "ROOT", tmp_path)

    assert ids(checks.every_sql_file_has_a_way_back) == ["codex.E007"]


def test_e008_a_database_that_cannot_be_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    class Closed:
        def __getitem__(self, alias: str) -> Any:
            raise OperationalError("connection refused")

    monkeypatch.setattr(checks, "connections", Closed())

    assert [message.id for message in checks.the_roles_are_as_provisioned(databases=["default"])] == [
        "codex.E008"
    ]


@pytest.mark.django_db
def test_e009_and_w001_roles_are_asked_only_of_a_database() -> None:
    assert checks.the_roles_are_as_provisioned(databases=None) == []
    assert checks.the_roles_are_as_provisioned(databases=["default"]) == []
    assert connection.vendor == "postgresql"


def test_workspaces_themselves_need_no_workspace() -> None:
    assert Workspace not in checks.of_workspace()
