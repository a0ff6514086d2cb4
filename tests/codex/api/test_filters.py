"""Lists narrowed to the rows that have just the values asked for."""

import pytest

from alerts.factories import AlertFactory
from codex.factories import CompetitorFactory
from codex.models import User, Workspace
from positioning.factories import CampaignFactory
from tests.caller import Caller


@pytest.fixture
def ask(ada: User, acme: Workspace) -> Caller:
    for name, industry in (("Ant", "Tools"), ("Bee", "Honey"), ("Cow", "Milk")):
        CompetitorFactory.create(workspace=acme, name=name, industry=industry, notes=f"{name} is a rival")
    return Caller(ada, acme)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("industry=Honey", ["Bee"]),
        ("industry=honey", []),
        ("industry=Honey&industry=Milk", ["Bee", "Cow"]),
        ("industry=Honey&name=Ant", []),
        ("search=RIVAL", ["Ant", "Bee", "Cow"]),
        ("search=rival bee", ["Bee"]),
        ("search=milk", ["Cow"]),
        ("search=%25", []),
        ("search=rival&industry=Tools", ["Ant"]),
    ],
)
def test_a_list_is_narrowed(query: str, expected: list[str], ask: Caller) -> None:
    listed = ask.get(f"competitors/?ordering=name&{query}")

    assert [row["name"] for row in listed.results] == expected


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("competitors/?inudstry=Honey", "inudstry"),
        ("competitors/?workspace=acme", "workspace"),
        ("competitors/?name__startswith=A", "name__startswith"),
        ("competitors/?name=%00", "name"),
        ("campaigns/?status=unheard", "status"),
        ("campaigns/?positioning=x", "positioning"),
        ("events/?subject_id=1", "subject_id"),
        ("members/?user__password=x", "user__password"),
        ("competitors/?search=%00", "detail"),
    ],
)
def test_what_a_list_cannot_be_narrowed_by_is_refused(query: str, parameter: str, ask: Caller) -> None:
    answer = ask.get(query)

    assert (answer.status, list(answer.json)) == (400, [parameter])


@pytest.fixture
def seasons(ada: User, acme: Workspace) -> Caller:
    for name, start in (("Spring", "2026-03-01"), ("Summer", "2026-06-01"), ("Autumn", "2026-09-01")):
        CampaignFactory.create(workspace=acme, name=name, start_date=start)
    return Caller(ada, acme)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("start_date__gte=2026-06-01", ["Autumn", "Summer"]),
        ("start_date__lt=2026-06-01", ["Spring"]),
        ("start_date__gte=2026-06-01&start_date__lt=2026-09-01", ["Summer"]),
        ("start_date__gte=2026-06-01&name=Spring", []),
    ],
)
def test_a_list_is_narrowed_to_a_time(query: str, expected: list[str], seasons: Caller) -> None:
    listed = seasons.get(f"campaigns/?ordering=name&{query}")

    assert [row["name"] for row in listed.results] == expected


def test_a_moment_is_compared_in_its_own_time_zone(ask: Caller, acme: Workspace) -> None:
    AlertFactory.create(workspace=acme, triggered_at="2026-06-01T12:00:00Z")

    found = [
        len(ask.get(f"alerts/?triggered_at__{end}=2026-06-01T{time}").results)
        for end, time in (("gte", "14:00:00%2B02:00"), ("gte", "14:00:00Z"), ("lt", "12:00:00Z"))
    ]

    assert found == [1, 0, 0]


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("campaigns/?start_date__gte=06/01/2026", "start_date__gte"),
        ("campaigns/?start_date__gte=2026-02-30", "start_date__gte"),
        ("campaigns/?start_date__lt=soon", "start_date__lt"),
        ("campaigns/?start_date__lt=", "start_date__lt"),
        ("alerts/?triggered_at__gte=", "triggered_at__gte"),
        ("campaigns/?start_date__lte=2026-06-01", "start_date__lte"),
        ("campaigns/?updated_at__gte=2026-06-01", "updated_at__gte"),
        ("alerts/?triggered_at__gte=%00", "triggered_at__gte"),
        ("agent-performance/?measurement_hour=noon", "measurement_hour"),
        (f"agent-performance/?measurement_hour={10**30}", "measurement_hour"),
        ("agents/?is_active=yes", "is_active"),
    ],
)
def test_what_is_no_time_number_or_truth_is_refused(query: str, parameter: str, ask: Caller) -> None:
    answer = ask.get(query)

    assert (answer.status, list(answer.json)) == (400, [parameter])


@pytest.mark.parametrize(("words", "status"), [(20, 200), (21, 400)])
def test_a_search_is_for_a_few_words(words: int, status: int, ask: Caller) -> None:
    found = [ask.get(f"campaigns/{place}?search={'+'.join(['a'] * words)}") for place in ("", "export/")]

    assert [answer.status for answer in found] == [status, status]


def test_a_refused_parameter_names_those_that_there_are(ask: Caller) -> None:
    answer = ask.get("competitors/?inudstry=Honey")

    assert answer.json == {
        "inudstry": [
            "There is no such parameter; there are name, industry, search, ordering, cursor, page_size, "
            "expand."
        ]
    }
