"""seed_demo: believable, complete, the same for the same seed and day, and made once."""

import datetime
import io
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import override_settings
from psycopg import sql

from codex import demo
from codex.factories import UserFactory
from codex.models import Event, User, Workspace, WorkspaceInvitation, WorkspaceMember
from codex.models.workspaces import Role
from codex.queries import is_operator, workspaces_of
from codex.tenancy import routed_to
from positioning.models import Asset, Campaign, CampaignQuest, Move
from positioning.models.campaigns import CampaignStatus, QuestStatus
from positioning.models.moves import AssetStatus, MoveStatus, MoveType
from positioning.queries import blockers
from tests.conftest import make_workspace
from tests.isolation.world import World, django_in
from tests.scratch import contents, scratch
from tests.waiting import run_jobs

TODAY = datetime.date(2031, 3, 1)
NOON = datetime.datetime(2031, 3, 1, 12, tzinfo=datetime.UTC)
FAST = {"PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"]}


def seed(world: World, *, number: int = 7, today: datetime.date = TODAY) -> str:
    """What the command prints."""
    out = io.StringIO()
    with django_in(world), override_settings(**FAST):
        call_command("seed_demo", seed=number, today=today, stdout=out)
    return out.getvalue()


@pytest.fixture(scope="module")
def seeded(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """A database with the demo in it."""
    with django_db_blocker.unblock(), scratch("demo", migrated=True) as world:
        seed(world)
        yield world


@pytest.fixture(scope="module")
def later(seeded: World, django_db_blocker: Any) -> Iterator[World]:
    """The same demo, a hundred days later."""
    with django_db_blocker.unblock(), scratch("demo_later", migrated=True) as world:
        seed(world, today=TODAY + datetime.timedelta(days=100))
        yield world


@pytest.fixture
def all_workspaces(seeded: World) -> Iterator[World]:
    """The demo, as the operator sees it."""
    with django_in(seeded), routed_to("operator"):
        yield seeded


@pytest.fixture
def another(seeded: World, django_db_blocker: Any) -> Iterator[World]:
    """A database without the demo; this test's own."""
    with scratch("demo_2", migrated=True) as world:
        yield world


def values(model: Any, field: str) -> set[Any]:
    """The different values of a field."""
    return set(model.objects.values_list(field, flat=True))


def test_every_state_and_role_is_there(all_workspaces: World) -> None:
    found = [
        values(Campaign, "status"),
        values(CampaignQuest, "status"),
        values(Move, "status"),
        values(Move, "move_type"),
        values(Move, "succeeded"),
        values(Asset, "status"),
        values(WorkspaceMember, "role"),
    ]

    choices = [CampaignStatus, QuestStatus, MoveStatus, MoveType, {None, True, False}, AssetStatus, Role]
    assert found == [set(each) for each in choices]  # type: ignore[call-overload]


def test_invitations_are_open_expired_and_accepted(all_workspaces: World) -> None:
    found = {
        (each.accepted_at is not None, each.expires_at > NOON, each.accepted_by_id is not None)
        for each in WorkspaceInvitation.objects.all()
    }

    assert found == {(False, True, False), (False, False, False), (True, False, True)}


def test_one_person_has_a_role_in_each_workspace(seeded: World) -> None:
    with django_in(seeded):
        stella = User.objects.get(email="stella@acme.example")
        found = {each.slug: each.role for each in workspaces_of(stella)}

    assert found == {"acme": "strategist", "bolt": "analyst"}


def test_those_who_are_printed_can_sign_in_and_nobody_else(seeded: World) -> None:
    with django_in(seeded), override_settings(**FAST):
        signed_in = {
            login.email
            for login in demo.logins()
            if authenticate(username=login.email, password=login.password)
        }
        able = {person.email for person in User.objects.all() if person.has_usable_password()}
        operators = {person.email for person in User.objects.all() if is_operator(person)}

    assert signed_in == able == {login.email for login in demo.logins()}
    assert operators == {"otto@codex.example"}


def test_campaigns_are_blocked_ready_and_overdue(all_workspaces: World) -> None:
    planned = {each.name: blockers(each) for each in Campaign.objects.filter(status="planning")}
    late = values_of(Campaign.objects.filter(status="active", end_date__lt=TODAY))

    assert planned == {
        "Integrator partner programme": ["budget_allocation", "cohorts"],
        "Tariff calculator relaunch": ["start_date"],
        "Trade fair follow-up": [],
    }
    assert late == {"Palletising without programmers", "Chargers before the transformer"}


def values_of(campaigns: Any) -> set[str]:
    """The names of these campaigns."""
    return set(campaigns.values_list("name", flat=True))


def test_a_campaign_has_gone_through_every_step_of_its_life(all_workspaces: World) -> None:
    campaign = Campaign.objects.get(name="Customer stories, first series")

    steps = Event.objects.filter(subject_id=campaign.pk).order_by("id").values_list("kind", flat=True)

    words = ["created", "planning", "active", "paused", "active", "completed"]
    assert list(steps) == [f"campaign.{word}" for word in words]


def test_a_second_run_changes_nothing(seeded: World) -> None:
    before = contents(seeded)

    printed = seed(seeded, number=8, today=TODAY + datetime.timedelta(days=9))

    assert contents(seeded) == before
    assert printed.startswith("Sign in with the password ")
    assert [line.split()[0] for line in printed.splitlines()[1:]] == [each.email for each in demo.logins()]


OF_THIS_RUN = re.compile(
    r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"  # ids
    r"|\b[0-9a-f]{32}\b"  # fingerprints, of ids
    r"|\\\\x[0-9a-f]{64}|md5\$\w+\$\w+|!\w+"  # secrets
    r"|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+\+00"  # times of writing
)


def story(world: World) -> dict[str, list[str]]:
    """Every row, without what no two runs have in common."""
    rows = contents(world)
    rows.pop("changes")  # their places are the numbers of transactions
    rows.pop("audit_log")  # says of each row, id by id, what the rows say
    return {table: sorted(OF_THIS_RUN.sub("*", row) for row in found) for table, found in rows.items()}


def test_the_same_seed_and_day_tell_the_same_story(seeded: World, another: World) -> None:
    seed(another)

    assert story(another) == story(seeded)


def test_another_seed_tells_another_story(seeded: World, another: World) -> None:
    seed(another, number=8)

    told, elsewhere = story(another), story(seeded)
    assert {table for table in told if told[table] != elsewhere[table]} >= {"users", "campaigns"}
    assert told["cohorts"] == elsewhere["cohorts"]


def test_dates_count_from_the_day_that_is_given(seeded: World, later: World) -> None:
    query = "SELECT name, start_date {} FROM moves ORDER BY 1"
    moved = seeded.operator.execute(sql.SQL(query.format("+ 100"))).fetchall()
    assert later.operator.execute(sql.SQL(query.format(""))).fetchall() == moved


def test_the_open_invitation_is_mailed(later: World) -> None:
    with django_in(later):
        with routed_to("operator"):
            workspaces = list(Workspace.objects.order_by("slug"))
        for workspace in workspaces:
            run_jobs(workspace)

    assert [each.to for each in mail.outbox] == [["jonas.keller@acme.example"], ["dana.ruiz@bolt.example"]]


def test_a_failure_half_way_leaves_nothing(another: World) -> None:
    before = contents(another)

    with pytest.raises(CommandError, match=r"^Give a date from 2000-01-01 to 2100-12-31\.$"):
        seed(another, today=datetime.date(2100, 12, 1))

    assert contents(another) == before


def test_it_stays_out_of_a_database_with_workspaces_of_its_own(another: World) -> None:
    with django_in(another):
        make_workspace("Real", UserFactory())
    before = contents(another)

    printed = seed(another)

    assert printed == "This database has workspaces of its own: the demo stays out of it.\n"
    assert contents(another) == before


def test_it_refuses_outside_demo_mode(settings: Any) -> None:
    settings.DEMO = False

    with pytest.raises(CommandError, match=r"^seed_demo runs in demo mode only: "):
        call_command("seed_demo")
