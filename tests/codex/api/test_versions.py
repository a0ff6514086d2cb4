"""Two people who edit one row cannot overwrite each other unknowingly."""

from typing import Any

import pytest

from codex.models import Cohort, User, Workspace
from tests.caller import Caller
from tests.conftest import inside
from tests.racing import race
from tests.resources import SHARED, change, one_of_each


def test_a_row_tells_its_version_and_where_it_is(ada: User, acme: Workspace) -> None:
    made = Caller(ada, acme).post("cohorts/", {"name": "Founders"})
    read = Caller(ada, acme).get(f"cohorts/{made.json['id']}/")
    (listed,) = Caller(ada, acme).get("cohorts/").results

    assert made.headers["Location"] == f"/api/v1/cohorts/{made.json['id']}/"
    assert made.headers["ETag"] == read.headers["ETag"] == f'"{listed["updated_at"]}"'


def test_a_version_that_is_known_is_not_sent_again(ada: User, acme: Workspace) -> None:
    ask = Caller(ada, acme)
    made = ask.post("cohorts/", {"name": "Founders"})
    row = f"cohorts/{made.json['id']}/"

    known = ask("get", row, **{"If-None-Match": made.headers["ETag"]})
    other = ask("get", row, **{"If-None-Match": '"2001-01-01T00:00:00Z"'})

    assert (known.status, known.json, known.headers["ETag"]) == (304, None, made.headers["ETag"])
    assert other.status == 200


@pytest.mark.django_db(transaction=True, databases=["default", "operator"])
def test_a_change_of_what_has_changed_since_is_refused(
    committed: None, ada: User, strategist: User, acme: Workspace
) -> None:
    made = Caller(ada, acme).post("cohorts/", {"name": "Founders"})
    row, read = f"cohorts/{made.json['id']}/", {"If-Match": made.headers["ETag"]}

    first = Caller(ada, acme)("patch", row, {"name": "Makers"}, **read)
    second = Caller(strategist, acme)("patch", row, {"name": "Builders"}, **read)
    removed = Caller(strategist, acme)("delete", row, **read)
    knowing = Caller(strategist, acme)("patch", row, {"name": "B"}, **{"If-Match": first.headers["ETag"]})

    assert (first.status, first.json["name"]) == (200, "Makers")
    assert [each.problem["code"] for each in (second, removed)] == ["stale", "stale"]
    assert (knowing.status, knowing.json["name"]) == (200, "B")


@pytest.mark.django_db(transaction=True, databases=["default", "operator"])
def test_of_ten_at_once_one_is_written(committed: None, ada: User, acme: Workspace) -> None:
    made = Caller(ada, acme).post("cohorts/", {"name": "Founders"})

    def write(number: int, meet: Any) -> int:
        meet()
        read = {"If-Match": made.headers["ETag"]}
        return Caller(ada, acme)(
            "patch", f"cohorts/{made.json['id']}/", {"name": f"N{number}"}, **read
        ).status

    statuses = race(10, write)

    assert sorted(statuses) == ["200", *["412"] * 9]


def test_a_change_says_which_version_was_read(ada: User, acme: Workspace) -> None:
    ask, rows, found = Caller(ada, acme), one_of_each(acme), {}

    for resource in SHARED:
        row = f"{resource}/{rows[resource].pk}/"
        unsaid = ask("patch", row, change(resource), **{"If-Match": ""})
        wrong = ask("patch", row, change(resource), **{"If-Match": '"2001-01-01T00:00:00Z"'})
        version: Any = ask.get(row).headers["ETag"]
        right = ask("patch", row, change(resource), **{"If-Match": version})
        found[resource] = [unsaid.status, wrong.status, right.status]

    assert found == {resource: [428, 412, 200] for resource in SHARED}


def test_a_weak_version_is_none(ada: User, acme: Workspace) -> None:
    made = Caller(ada, acme).post("cohorts/", {"name": "Founders"})
    weak = {"If-Match": f"W/{made.headers['ETag']}"}

    answer = Caller(ada, acme)("patch", f"cohorts/{made.json['id']}/", {"name": "Makers"}, **weak)

    assert answer.status == 412
    with inside(acme):
        assert Cohort.objects.get().name == "Founders"
