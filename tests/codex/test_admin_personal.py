"""What is a person's own on the pages of the back office: nobody else finds it, save who manages."""

import uuid

import pytest
from django.test import Client

from alerts.factories import NotificationFactory
from codex.models import User, Workspace
from codex.tenancy import working_in
from gamification.factories import AchievementFactory
from gamification.models import PointsEntry, UserAchievement, UserStats
from gamification.services import unlock_achievement
from tests.admin_rows import page
from tests.codex.test_admin import answers
from tests.conftest import inside, join

SECRET = "Zebra"
PERSONAL = {
    "user_achievements": UserAchievement,
    "user_stats": UserStats,
    "points_ledger": PointsEntry,
    "user_notifications": None,
}


@pytest.fixture
def secrets(acme: Workspace) -> dict[str, uuid.UUID]:
    """A row of each kind, of a colleague called Zebra who shows nothing to anybody."""
    her = join(acme, "viewer", full_name=SECRET)
    with inside(acme):
        unlock_achievement(user=her, achievement=AchievementFactory(workspace=acme))
        told = NotificationFactory(workspace=acme, user=her, title=SECRET)
        found = {
            table: model.objects.get(user=her).pk if model else told.pk for table, model in PERSONAL.items()
        }
    with working_in(acme, her):
        assert UserAchievement.objects.update(visibility="private") == 1
    return found


@pytest.mark.parametrize("table", PERSONAL)
def test_a_colleagues_own_answers_like_what_does_not_exist(
    table: str, client: Client, strategist: User, secrets: dict[str, uuid.UUID]
) -> None:
    client.force_login(strategist)

    hers = answers(client, table, secrets[table])
    nobodys = answers(client, table, uuid.UUID(int=7))

    assert hers == nobodys


@pytest.mark.parametrize("table", PERSONAL)
def test_no_list_shows_or_asks_about_a_colleagues_own(
    table: str, client: Client, viewer: User, secrets: dict[str, uuid.UUID]
) -> None:
    client.force_login(viewer)
    refused = []

    for query in (
        {},
        {"q": "ebr"},
        {"o": "1.-2.3"},
        {"user__full_name__startswith": "Z"},
        {"user__password__startswith": "md5"},
        {"_popup": "1", "_to_field": "password"},
    ):
        response = client.get(page(table, "changelist"), query, follow=True)
        refused.append(response.status_code)
        shown = response.content.decode()
        assert (SECRET in shown, str(secrets[table]) in shown) == (False, False)

    assert set(refused) <= {200, 400}
    assert refused[3:] == [400, 400, 400]
