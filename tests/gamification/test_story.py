"""The story over HTTP: something to achieve, progress towards it, unlocked, a level."""

from codex.models import User, Workspace
from tests.caller import Caller


def test_from_an_achievement_to_a_level(ada: User, acme: Workspace, strategist: User) -> None:
    manager, worker = Caller(ada, acme), Caller(strategist, acme)
    goal = manager.made(
        "achievements/",
        code="three_campaigns",
        name="Three campaigns",
        badge_type="milestone",
        category="campaign",
        condition_value={"metric": "campaigns_created", "at_least": 3},
        points_reward=950,
        badge_unlocks=["Triple"],
    )

    worker.made("campaigns/", name="One")
    first = worker.post("achievements/evaluation/", {}).json["unlocked"]
    (progress,) = worker.get(f"user-achievements/?achievement={goal['id']}").results
    assert (progress["is_locked"], progress["progress_percentage"]) == (True, "33.33")
    assert goal["id"] not in first

    worker.made("campaigns/", name="Two")
    worker.made("campaigns/", name="Three")
    assert worker.post("achievements/evaluation/", {}).json == {"unlocked": [goal["id"]]}
    assert worker.post("achievements/evaluation/", {}).json == {"unlocked": []}

    (own,) = worker.get("user-stats/").results
    assert own["campaigns_created"] == 3
    # 100 for the first campaign, 950 for the three.
    assert (own["total_points"], own["experience_level"], own["experience_percentage"]) == (1050, 2, "5.00")
    assert own["badges_earned"] == ["Starter", "Triple"]
    assert sum(entry["points"] for entry in worker.get("points/").results) == 1050
    board = manager.get("leaderboard/").results
    assert [(row["full_name"], row["points"]) for row in board] == [(strategist.full_name, 1050)]

    gift = manager.made(
        "achievements/", code="thanks", name="Thanks", badge_type="collaboration", category="engagement"
    )
    given = manager.post(f"achievements/{gift['id']}/unlocks/", {"user": str(strategist.pk)})
    assert (given.status, given.json["points_awarded"]) == (200, 0)
