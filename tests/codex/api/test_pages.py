"""Lists page by page: every row once, forwards and backwards, whatever they are ordered by."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from codex.factories import CohortFactory
from codex.models import Cohort, User, Workspace
from positioning.factories import CampaignFactory, CampaignQuestFactory
from tests.caller import Answer, Caller
from tests.conftest import inside


def walk(ask: Caller, path: str) -> list[Answer]:
    """All pages of a list, from the first to the last."""
    pages = [ask.get(path)]
    while pages[-1].json["next"]:
        pages.append(ask.get(pages[-1].json["next"]))
    return pages


def names(pages: list[Answer]) -> list[str]:
    return [row["name"] for page in pages for row in page.results]


@pytest.fixture
def quests(acme: Workspace) -> list[Any]:
    """Nine quests, made in one transaction and so at one time, three of each order."""
    there: dict[str, Any] = {"workspace": acme}
    with inside(acme):
        there["campaign"] = CampaignFactory.create(**there)
        return [CampaignQuestFactory.create(**there, name=f"Quest {n}", quest_order=n % 3) for n in range(9)]


def test_the_newest_come_first(quests: list[Any], ada: User, acme: Workspace) -> None:
    listed = Caller(ada, acme).get("quests/")

    assert names([listed]) == [f"Quest {n}" for n in reversed(range(9))]
    assert (listed.json["next"], listed.json["previous"]) == (None, None)


@pytest.mark.parametrize(
    "order", ["id", "-id", "name", "-name", "quest_order", "-quest_order", "-updated_at"]
)
def test_every_row_is_on_one_page(order: str, quests: list[Any], ada: User, acme: Workspace) -> None:
    ask = Caller(ada, acme)
    whole = names([ask.get(f"quests/?ordering={order}")])

    found = {size: walk(ask, f"quests/?ordering={order}&page_size={size}") for size in (1, 2, 3, 8, 9)}

    assert sorted(whole) == sorted(quest.name for quest in quests)
    for size, pages in found.items():
        assert names(pages) == whole
        assert [len(page.results) for page in pages[:-1]] == [size] * (len(pages) - 1)


@pytest.mark.parametrize("order", ["-id", "name", "quest_order"])
def test_the_way_back_is_the_same(order: str, quests: list[Any], ada: User, acme: Workspace) -> None:
    ask = Caller(ada, acme)
    forwards = walk(ask, f"quests/?ordering={order}&page_size=2")

    backwards = [forwards[-1]]
    while backwards[-1].json["previous"]:
        backwards.append(ask.get(backwards[-1].json["previous"]))

    assert names(backwards[::-1]) == names(forwards)


def test_rows_that_come_and_go_shift_nothing(quests: list[Any], ada: User, acme: Workspace) -> None:
    ask = Caller(ada, acme)
    first = ask.get("quests/?page_size=3")
    ask.made("quests/", campaign=str(quests[0].campaign_id), name="Newest")
    ask.delete(f"quests/{quests[6].pk}/")  # the row at which the page ended

    second = ask.get(first.json["next"])

    assert names([second]) == ["Quest 5", "Quest 4", "Quest 3"]


def test_a_page_keeps_search_filter_and_order(quests: list[Any], ada: User, acme: Workspace) -> None:
    Caller(ada, acme).patch(f"quests/{quests[4].pk}/", {"name": "Other"})

    pages = walk(
        Caller(ada, acme),
        f"quests/?search=quest&campaign={quests[0].campaign_id}&ordering=quest_order&page_size=3",
    )

    assert names(pages) == [f"Quest {n}" for n in (0, 3, 6, 1, 7, 2, 5, 8)]


@settings(
    max_examples=5, deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=st.sets(st.text(st.characters(exclude_characters="\0", codec="utf-8"), min_size=1), max_size=12))
def test_names_in_any_script_are_each_on_one_page(words: set[str], ada: User, acme: Workspace) -> None:
    named = {word[:200] for word in words if word.strip()}
    with inside(acme):
        Cohort.objects.filter(workspace=acme).delete()
        for word in named:
            CohortFactory.create(workspace=acme, name=word)

    assert sorted(names(walk(Caller(ada, acme), "cohorts/?ordering=name&page_size=2"))) == sorted(named)


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("page_size=0", "page_size"),
        ("page_size=201", "page_size"),
        ("page_size=-1", "page_size"),
        ("page_size=ten", "page_size"),
        ("page_size=\u0661", "page_size"),
        ("page_size=" + "9" * 5000, "page_size"),
        ("page_size=", "page_size"),
        ("ordering=created_by", "ordering"),
        ("ordering=--id", "ordering"),
        ("ordering=id,name", "ordering"),
        ("ordering=", "ordering"),
        ("ordering=workspace__name", "ordering"),
        ("cursor=", "cursor"),
        ("cursor=x", "cursor"),
        ("cursor=W10:x:y", "cursor"),
        ("cursor=%00", "cursor"),
    ],
)
def test_a_page_that_cannot_be_is_refused_in_words(
    query: str, field: str, ada: User, acme: Workspace
) -> None:
    answer = Caller(ada, acme).get(f"quests/?{query}")

    assert (answer.status, list(answer.json)) == (400, [field])


def test_a_cursor_fits_the_order_it_was_made_for(quests: list[Any], ada: User, acme: Workspace) -> None:
    ask = Caller(ada, acme)
    following = ask.get("quests/?page_size=3&ordering=name").json["next"]

    answer = ask.get(following.replace("ordering=name", "ordering=id"))

    assert answer.status == 400
    assert answer.json == {"cursor": ["This cursor is of another list, or broken: begin without it."]}


def test_a_cursor_shows_nothing_of_another_workspace(
    quests: list[Any], ada: User, bea: User, acme: Workspace, bolt: Workspace
) -> None:
    following = Caller(ada, acme).get("quests/?page_size=3").json["next"]

    assert Caller(bea, bolt).get(following).results == []
