"""What entering a workspace costs, as a share of a request that asks five questions inside it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import connections, transaction
from django.test import Client

from benchmarks.filling import Measured
from benchmarks.reads import Statement, sql_of
from benchmarks.timing import Call, Comparison, Place, compare, connected
from codex.models import User, WorkspaceMember
from codex.tenancy import adopt, enter_workspace, routed_to, workspace_transaction
from positioning.models import Campaign, CampaignQuest

ENTERED, INSIDE, OUTSIDE = "enters and asks", "is inside and asks", "asks without security"
DOOR_BY_ID, DOOR_BY_NAME, NO_DOOR = "enters by id", "enters by short name", "does not enter"
TRIFLE: Statement = ("SELECT 1", ())  # in a transaction of its own, with the door before it and without
SECONDS_A_ROUND = 2.0  # a request is ten times as long as a question
# The app's own role on a second connection, whose session is inside from the start: the same queries
# under the same policies without a door. Session settings are what the product never uses.
NO_DOOR_ALIAS = "counters"


def five_questions(pk: Any, rows: Callable[[Any], Any] = lambda model: model.objects) -> None:
    """Read a campaign, the newest 50, their number, the campaign's quests, and who is a member."""
    campaigns = rows(Campaign)
    campaigns.get(pk=pk)
    list(campaigns.order_by("-id")[:50])
    campaigns.count()
    list(rows(CampaignQuest).filter(campaign_id=pk).order_by("quest_order"))
    list(rows(WorkspaceMember).select_related("user"))


def requests(workspace: Measured) -> Comparison:
    """Transactions through Django, as a request has them; and the door with next to nothing behind it."""
    ids = workspace.campaigns

    def entering(turn: int) -> None:
        with workspace_transaction():
            enter_workspace(workspace.id, workspace.user_id)
            five_questions(ids[turn % len(ids)])

    def inside(turn: int) -> None:
        with transaction.atomic(NO_DOOR_ALIAS):
            five_questions(ids[turn % len(ids)])

    def outside(turn: int) -> None:
        with transaction.atomic("operator"):
            five_questions(
                ids[turn % len(ids)], lambda model: model.objects.filter(workspace_id=workspace.id)
            )

    @contextmanager
    def sides() -> Iterator[Mapping[str, Call]]:
        with connected("default", "operator", NO_DOOR_ALIAS), inside_from_the_start(workspace) as entered:
            operator = Place(routed_to("operator"))
            yield {
                ENTERED: entering,
                INSIDE: lambda turn: entered.run(inside, turn),
                OUTSIDE: lambda turn: operator.run(outside, turn),
                **doors(workspace),
            }
            operator.close()

    return compare(sides, SECONDS_A_ROUND)


def over_http(workspace: Measured) -> Comparison:
    """A page of 50 campaigns by the API, through every middleware; beside it the door."""
    client = Client(SERVER_NAME="localhost", headers={"X-Workspace": workspace.slug})
    client.force_login(User.objects.get(pk=workspace.user_id))

    def page(turn: int) -> None:
        assert client.get("/api/v1/campaigns/").status_code == 200

    @contextmanager
    def sides() -> Iterator[Mapping[str, Call]]:
        with connected("default"):
            yield {ENTERED: page, **doors(workspace)}

    return compare(sides, SECONDS_A_ROUND)


def doors(workspace: Measured) -> dict[str, Call]:
    """A transaction that asks for next to nothing, with each form of the door before it and without."""

    def enter(which: Any, turn: int) -> None:
        with workspace_transaction(), connections["default"].cursor() as cursor:
            if which:
                enter_workspace(which, workspace.user_id)
            cursor.execute(*TRIFLE)

    return {
        DOOR_BY_ID: lambda turn: enter(workspace.id, turn),
        DOOR_BY_NAME: lambda turn: enter(workspace.slug, turn),
        NO_DOOR: lambda turn: enter(None, turn),
    }


def statements(workspace: Measured) -> Comparison:
    """The same SQL sent by the driver alone, where nothing of Django's own work stands beside the door."""
    by_id, by_name = (sent_by_request(workspace, which) for which in (workspace.id, workspace.slug))

    @contextmanager
    def sides() -> Iterator[Mapping[str, Call]]:
        with connected("default", "operator", NO_DOOR_ALIAS), inside_from_the_start(workspace):
            yield {
                ENTERED: in_transaction("default", by_id),
                INSIDE: in_transaction(NO_DOOR_ALIAS, by_id[1:]),
                OUTSIDE: in_transaction("operator", by_id[1:]),
                DOOR_BY_ID: in_transaction("default", [by_id[0], TRIFLE]),
                DOOR_BY_NAME: in_transaction("default", [by_name[0], TRIFLE]),
                NO_DOOR: in_transaction("default", [TRIFLE]),
            }

    return compare(sides, SECONDS_A_ROUND)


def sent_by_request(workspace: Measured, which: Any) -> list[Statement]:
    """What Django sends to enter and to ask the five questions; the door is the first."""

    def request() -> None:
        with workspace_transaction():
            enter_workspace(which, workspace.user_id)
            five_questions(workspace.campaigns[0])

    return sql_of("default", request)


def in_transaction(alias: str, statements: list[Statement]) -> Call:
    """Send statements in one transaction and read all answers."""
    connection = connections[alias].connection

    def send(turn: int) -> None:
        with connection.transaction():
            for sql, parameters in statements:
                connection.execute(sql, parameters).fetchall()

    return send


@contextmanager
def inside_from_the_start(workspace: Measured) -> Iterator[Place]:
    """A place whose connection has entered once and for all; it opens its transactions itself."""
    settings = {
        "workspace_id": workspace.id,
        "user_id": workspace.user_id,
        "member_role": "strategist",
    }
    with connections[NO_DOOR_ALIAS].cursor() as cursor:
        for setting, value in settings.items():
            cursor.execute(f"SET app.current_{setting} = '{value}'")
    place = Place(routed_to(NO_DOOR_ALIAS))
    place.run(adopt, workspace.id, workspace.user_id, "strategist")
    try:
        yield place
    finally:
        place.close()
