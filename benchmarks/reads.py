"""Row security against a filter written by hand: point read, newest 50, count."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Protocol

from django.db import connections, transaction
from django.db.models import QuerySet

from benchmarks.filling import Measured
from benchmarks.timing import Call, Comparison, Place, compare, connected
from codex.tenancy import enter_workspace, routed_to, workspace_transaction
from positioning.models import Campaign

Question = Callable[[QuerySet[Any], Any], object]
QUESTIONS: dict[str, Question] = {
    "point read": lambda campaigns, pk: campaigns.get(pk=pk),
    "newest 50": lambda campaigns, pk: list(campaigns.order_by("-id")[:50]),
    "count": lambda campaigns, pk: campaigns.count(),
}
DOOR = "SELECT enter_workspace(%s::uuid, %s::uuid)"
BY_HAND, POLICY, BOTH = "filter by hand, no security", "policy alone", "filter and policy"
# Each side has a connection of its own: on a busy machine the system favours who has worked less.
ALIAS = {BY_HAND: "operator", POLICY: "counters", BOTH: "default"}
Statement = tuple[str, tuple[Any, ...]]


class Enterable(Protocol):
    """A workspace with somebody to enter it."""

    @property
    def id(self) -> Any: ...

    @property
    def user_id(self) -> Any: ...


def sql_of(alias: str, ask: Callable[[], object]) -> list[Statement]:
    """The SQL that a piece of the ORM's code sends, with its parameters."""
    seen: list[Statement] = []

    def note(execute: Any, sql: str, parameters: Any, many: bool, context: Any) -> Any:
        seen.append((sql, tuple(parameters or ())))
        return execute(sql, parameters, many, context)

    connections[alias].ensure_connection()  # Django asks questions of its own on the first one
    with connections[alias].execute_wrapper(note):
        ask()
    return seen


def statements(question: Question, workspace: Measured) -> dict[str, Statement]:
    """The ORM's SQL with its filter and without; the ids in it are of the first campaign."""
    filtered = Campaign.objects.filter(workspace_id=workspace.id)
    with routed_to("operator"):
        by_hand = sql_of("operator", lambda: question(filtered, workspace.campaigns[0]))[0]
        bare = sql_of("operator", lambda: question(Campaign.objects.all(), workspace.campaigns[0]))[0]
    return {BY_HAND: by_hand, POLICY: bare, BOTH: by_hand}


def sent(side: str, statement: Statement, workspace: Measured) -> Call:
    """Send a statement as Django would, by the connection it has opened, for one campaign after another."""
    connection, (sql, parameters) = connections[ALIAS[side]].connection, statement
    ids = workspace.campaigns
    variants = [tuple(pk if value == ids[0] else value for value in parameters) for pk in ids]
    return lambda turn: connection.execute(sql, variants[turn % len(ids)]).fetchall()


@contextmanager
def places(workspace: Enterable) -> Iterator[tuple[Place, Place]]:
    """The operator's transaction without security; the app's two, inside the workspace."""
    with connected(*ALIAS.values()):
        outside = Place(routed_to("operator"), transaction.atomic("operator"), transaction.atomic("counters"))
        connections["counters"].cursor().execute(DOOR, [workspace.id, workspace.user_id])
        inside = Place(workspace_transaction())
        inside.run(enter_workspace, workspace.id, workspace.user_id)
        try:
            yield outside, inside
        finally:
            inside.close()
            outside.close()


def planned_each_time(question: str, workspace: Measured) -> Comparison:
    """The statements as Django sends them."""
    return by_sql(question, workspace, None)


def prepared(question: str, workspace: Measured) -> Comparison:
    """The same statements, prepared by the driver when they are first sent."""
    return by_sql(question, workspace, 0)


def by_sql(question: str, workspace: Measured, prepare_threshold: int | None) -> Comparison:
    """The statements alone, without the ORM's own work."""
    asked = statements(QUESTIONS[question], workspace)

    @contextmanager
    def sides() -> Iterator[Mapping[str, Call]]:
        with places(workspace):
            for alias in ALIAS.values():
                connections[alias].connection.prepare_threshold = prepare_threshold
            calls = {side: sent(side, statement, workspace) for side, statement in asked.items()}
            assert calls[BY_HAND](0) == calls[POLICY](0) == calls[BOTH](0), "All sides answer alike."
            yield calls

    return compare(sides)


def by_orm(question: str, workspace: Measured) -> Comparison:
    """The same through Django: what a view waits for."""
    ask, ids = QUESTIONS[question], workspace.campaigns

    @contextmanager
    def sides() -> Iterator[Mapping[str, Call]]:
        with places(workspace) as (outside, inside):
            yield {
                BY_HAND: lambda turn: outside.run(
                    lambda: ask(Campaign.objects.filter(workspace_id=workspace.id), ids[turn % len(ids)])
                ),
                BOTH: lambda turn: inside.run(lambda: ask(Campaign.objects, ids[turn % len(ids)])),
            }

    return compare(sides)


def plans(workspace: Measured) -> str:
    """What PostgreSQL does for each question, from each side."""
    told = []
    with places(workspace):
        for name, question in QUESTIONS.items():
            for side, (sql, parameters) in statements(question, workspace).items():
                connection = connections[ALIAS[side]].connection
                rows = connection.execute(
                    f"EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, BUFFERS OFF, SUMMARY OFF) {sql}", parameters
                )
                told += [f"-- {name}: {side}", *(line for (line,) in rows), ""]
    return "\n".join(told).rstrip()


def newest_of_quiet(workspace: Measured) -> dict[str, float]:
    """Microseconds for the newest 50 of a large workspace that has been quiet, by what the planner knows."""
    asked = statements(QUESTIONS["newest 50"], workspace)

    @contextmanager
    def sides() -> Iterator[Mapping[str, Call]]:
        with places(workspace):
            yield {side: sent(side, asked[side], workspace) for side in (POLICY, BOTH)}

    @contextmanager
    def on_solid_state() -> Iterator[Mapping[str, Call]]:
        with sides() as calls:
            connections["default"].connection.execute("SET LOCAL random_page_cost = 1.1")
            yield {BOTH: calls[BOTH]}

    usual, better = compare(sides, 0, rounds=1), compare(on_solid_state, 0, rounds=1)
    return {
        POLICY: usual.median(POLICY),
        BOTH: usual.median(BOTH),
        f"{BOTH}, random_page_cost = 1.1": better.median(BOTH),
    }
