"""A move made, completed and judged, over HTTP."""

from typing import Any

import pytest

from codex.models import User, Workspace
from positioning.factories import MoveFactory
from tests.caller import Caller


@pytest.fixture
def ask(ada: User, acme: Workspace) -> Caller:
    return Caller(ada, acme)


@pytest.mark.parametrize("succeeded", [True, False])
def test_a_move_is_completed_with_its_verdict(succeeded: bool, ask: Caller, acme: Workspace) -> None:
    move = MoveFactory.create(workspace=acme)

    by_noun = ask.post(f"moves/{move.pk}/completion/", {"succeeded": succeeded})
    by_patch = ask.patch(
        f"moves/{MoveFactory.create(workspace=acme).pk}/", {"status": "completed", "succeeded": succeeded}
    )

    for answer in (by_noun, by_patch):
        assert (answer.status, answer.json["status"]) == (200, "completed")
        assert answer.json["succeeded"] is succeeded


@pytest.mark.parametrize("sent", [{}, {"succeeded": None}, {"succeeded": "perhaps"}, {"succeeded": []}])
def test_a_move_is_not_completed_without_a_verdict(
    sent: dict[str, Any], ask: Caller, acme: Workspace
) -> None:
    move = MoveFactory.create(workspace=acme)

    answer = ask.post(f"moves/{move.pk}/completion/", sent)

    assert (answer.status, list(answer.json)) == (400, ["succeeded"])
    assert ask.get(f"moves/{move.pk}/").json["status"] == "planned"


def test_a_verdict_belongs_to_a_completed_move(ask: Caller, acme: Workspace) -> None:
    move = MoveFactory.create(workspace=acme)

    answers = [
        ask.patch(f"moves/{move.pk}/", sent) for sent in ({"status": "completed"}, {"succeeded": True})
    ]

    sentence = "Say whether the move succeeded when it is completed, and not before."
    assert [(answer.status, answer.json) for answer in answers] == [(400, {"succeeded": [sentence]})] * 2


def test_whoever_makes_a_move_drives_it_unless_told_otherwise(ask: Caller, ada: User) -> None:
    mine = ask.made("moves/", name="Open day", move_type="conversion")
    nobodys = ask.made("moves/", name="Open day", move_type="conversion", owner=None)

    assert (mine["owner"], nobodys["owner"]) == (str(ada.pk), None)
