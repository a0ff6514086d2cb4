"""Lists narrowed to the rows that have just the values asked for."""

import pytest

from codex.factories import CompetitorFactory
from codex.models import User, Workspace
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


def test_a_refused_parameter_names_those_that_there_are(ask: Caller) -> None:
    answer = ask.get("competitors/?inudstry=Honey")

    assert answer.json == {
        "inudstry": [
            "There is no such parameter; there are name, industry, search, ordering, cursor, page_size, "
            "expand."
        ]
    }
