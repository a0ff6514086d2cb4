"""What was wrong with the original, one test for each: it is not ours."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, IntegrityError, connections, transaction

from codex.declared import row_models
from codex.factories import CohortFactory
from codex.models import AuditEntry, Operator, StaffVisit, User, Workspace, WorkspaceMember
from codex.tenancy import NoEntry, routed_to, working_in
from positioning.factories import (
    CampaignCohortFactory,
    CampaignFactory,
    CampaignQuestFactory,
    MoveFactory,
    PositioningFactory,
)
from positioning.models import Campaign, CampaignCohort, CampaignQuest, Move
from tests.conftest import inside
from tests.isolation.force import PlainOwner, plain_owner
from tests.isolation.world import World, django_in, world_of
from tests.racing import race
from tests.words import refused

OPERATORS = pytest.mark.django_db(transaction=True, databases=["default", "operator"])
TABLES = sorted(model._meta.db_table for model in row_models())
LIFE, QUESTS = "campaigns_lifecycle", "campaign_quests_completed_below"
world = world_of("faults")
owner_without_bypass = plain_owner()


def test_membership_is_checked(acme: Workspace, bea: User) -> None:
    with pytest.raises(NoEntry), working_in(acme, bea):
        pass


@OPERATORS
@pytest.mark.parametrize(
    ("row", "reference", "factory"),
    [
        (CampaignQuest(name="Quest"), "campaign", CampaignFactory),
        (Campaign(name="Campaign"), "positioning", PositioningFactory),
        (Move(name="Move", move_type="research"), "cohort", CohortFactory),
    ],
)
def test_keys_do_not_cross_workspaces_whoever_writes(
    row: Any, reference: str, factory: Any, otto: User, acme: Workspace, bolt: Workspace
) -> None:
    row.workspace = acme
    setattr(row, reference, factory(workspace=bolt))

    with routed_to("operator"), pytest.raises(IntegrityError, match=f"{reference}_id_fk"):
        row.save(force_insert=True)


@OPERATORS
def test_deleting_a_user_never_fails_and_deletes_no_work(otto: User, acme: Workspace, ada: User) -> None:
    with working_in(acme, ada):
        campaign = CampaignFactory()
        move = MoveFactory()

    with routed_to("operator"):
        ada.delete()

        assert Campaign.objects.get(pk=campaign.pk).created_by is None
        assert Move.objects.get(pk=move.pk).owner is None


@OPERATORS
def test_deleting_a_workspace_takes_all_of_it_and_nothing_else(
    otto: User, acme: Workspace, ada: User, bolt: Workspace
) -> None:
    active_campaign(acme, ada)
    CampaignFactory(workspace=bolt)

    with routed_to("operator"):
        acme.delete()

        # The audit log stays, and who of the staff has looked: that a workspace was deleted is told in it.
        outlive = (AuditEntry, StaffVisit)
        left = {model: set(tenants(model)) for model in row_models() if model not in outlive}
    assert left[Workspace] == {bolt.pk}
    assert all(found <= {bolt.pk} for found in left.values())
    assert left[Campaign] == {bolt.pk}


def active_campaign(workspace: Workspace, user: User) -> Campaign:
    """A running campaign with all that hangs on one."""
    with working_in(workspace, user):
        campaign = CampaignFactory(start_date="2027-01-01", budget_allocation=Decimal(100))
        CampaignCohortFactory(campaign=campaign, cohort=CohortFactory(), allocation_percentage=60)
        parent = CampaignQuestFactory(campaign=campaign)
        CampaignQuestFactory(campaign=campaign, parent_quest=parent)
        MoveFactory(campaign=campaign)
        for status in ("planning", "active"):
            Campaign.objects.filter(pk=campaign.pk).update(status=status)
    return campaign


def tenants(model: Any) -> Any:
    """The workspaces that the rows of a table belong to."""
    column = "pk" if model is Workspace else "workspace_id"
    return model._base_manager.values_list(column, flat=True)


@pytest.mark.parametrize("table", TABLES)
def test_the_owner_of_a_table_is_under_its_policies_too(owner_without_bypass: PlainOwner, table: str) -> None:
    assert owner_without_bypass.reads(table) == 0


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ("INSERT INTO campaigns (workspace_id, name, status) SELECT id, 'X', 'active' FROM workspaces", LIFE),
        ("UPDATE campaigns SET status = 'completed'", LIFE),
        ("UPDATE campaigns SET status = 'active'", LIFE),
        ("UPDATE campaign_quests SET status = 'completed' WHERE parent_quest_id IS NULL", QUESTS),
        ("UPDATE moves SET status = 'completed'", "moves_success_known_when_completed"),
    ],
)
def test_a_status_changes_by_rules_whoever_writes(
    change: str, constraint: str, acme: Workspace, ada: User
) -> None:
    campaign = CampaignFactory(workspace=acme)
    parent = CampaignQuestFactory(workspace=acme, campaign=campaign)
    CampaignQuestFactory(workspace=acme, campaign=campaign, parent_quest=parent)
    MoveFactory(workspace=acme)

    with pytest.raises(IntegrityError) as error, working_in(acme, ada):
        execute(change)

    assert error.value.__cause__.diag.constraint_name == constraint  # type: ignore[union-attr]


def execute(statement: str) -> None:
    """Raw SQL, as the app."""
    with connections["default"].cursor() as cursor:
        cursor.execute(statement)


@OPERATORS
def test_twenty_writers_at_once_give_out_no_more_than_everything(
    committed: None, acme: Workspace, ada: User
) -> None:
    campaign = CampaignFactory(workspace=acme)
    cohorts = CohortFactory.create_batch(20, workspace=acme)

    def give(number: int, meet: Callable[[], None]) -> str:
        with working_in(acme, ada):
            share = {"cohort": cohorts[number], "allocation_percentage": 10}
            CampaignCohort.objects.create(campaign=campaign, **share)
            meet()
        return "given"

    outcomes = race(20, give)

    assert sorted(outcomes) == ["IntegrityError"] * 10 + ["given"] * 10


@pytest.mark.parametrize("factory", [CampaignQuestFactory, CampaignCohortFactory])
def test_taking_something_away_touches_its_campaign(factory: Any, acme: Workspace, ada: User) -> None:
    row = factory(workspace=acme)
    with working_in(acme, ada):
        before = Campaign.objects.get().updated_at
        row.delete()

        assert Campaign.objects.get().updated_at > before


def test_verification_fails_and_names_what_is_missing(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    with django_in(world):
        call_command("verify_schema")
        world.owner.execute("DROP INDEX campaigns_status_idx")

        with pytest.raises(CommandError):
            call_command("verify_schema")

    assert "campaigns_status_idx" in capsys.readouterr().out


def test_a_viewer_writes_nothing(acme: Workspace, viewer: User) -> None:
    cohort = CohortFactory(workspace=acme, name="Before")

    with working_in(acme, viewer):
        with refused() as added:
            CohortFactory()
        changed = type(cohort).objects.update(name="After")
        removed, _ = type(cohort).objects.all().delete()

        assert added.refusal.status == 403
        assert (changed, removed) == (0, 0)
        assert type(cohort).objects.get().name == "Before"


@pytest.mark.parametrize("role", ["strategist", "admin"])
def test_nobody_promotes_herself_in_a_workspace(
    role: str, request: pytest.FixtureRequest, acme: Workspace
) -> None:
    person = request.getfixturevalue(role)

    with working_in(acme, person):
        promoted = written(lambda: WorkspaceMember.objects.filter(user=person).update(role="owner"))

        assert promoted == 0
        assert WorkspaceMember.objects.get(user=person).role == role


@pytest.mark.parametrize("right", ["is_staff", "is_superuser"])
def test_nobody_makes_himself_staff(right: str, ada: User) -> None:
    setattr(ada, right, True)

    with refused() as refusal:
        ada.save()

    assert refusal.refusal.status == 403


def test_nobody_makes_himself_an_operator(ada: User) -> None:
    with refused() as refusal:
        Operator.objects.create(user=ada)

    assert refusal.refusal.status == 403


def written(write: Callable[[], int]) -> int:
    """How many rows; none when it was refused."""
    try:
        with transaction.atomic():
            return write()
    except DatabaseError:
        return 0


def test_removing_a_colleague_here_erases_nothing_elsewhere(
    acme: Workspace, ada: User, bolt: Workspace, bea: User
) -> None:
    with inside(acme):
        WorkspaceMember.objects.create(workspace=acme, user=bea, role="strategist")
    with working_in(bolt, bea):
        CampaignFactory()

    with working_in(acme, ada):
        WorkspaceMember.objects.get(user=bea).delete()
        with refused() as refusal:
            bea.delete()

    assert refusal.refusal.status == 403
    with working_in(bolt, bea) as entered:
        assert entered.role == "owner"
        assert Campaign.objects.get().created_by == bea
