"""What made-up requests refer to: seeded rows in place of ids that nobody has, and what is given out."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from agents.factories import agent
from alerts.factories import NotificationFactory
from codex.factories import CohortFactory, UserFactory
from codex.models import ApiKey, PersonalToken, Workspace, WorkspaceInvitation
from codex.services import digest_of, issue_key
from codex.urls import resources
from gamification.factories import AchievementFactory
from gamification.models import UserAchievement
from gamification.services import unlock_achievement
from intelligence.factories import InsightFactory, SignalFactory
from positioning.factories import CampaignCohortFactory, CampaignFactory
from positioning.models import Campaign
from positioning.queries import taken_along
from positioning.services import change_status
from tests.conftest import PASSWORD, inside, join, make_workspace
from tests.resources import Rows, one_of_each

ROOT = "/api/v1/"


class Seeded:
    """Acme, as Ari the admin finds it: a row of each resource, Ari's own where it is a person's."""

    def __init__(self) -> None:
        acme = make_workspace("Acme", UserFactory(email="ada@acme.example"))
        bolt = make_workspace("Bolt", UserFactory(email="bea@bolt.example"))
        self.ari = join(acme, "admin", email="ari@acme.example", secret=PASSWORD)
        with inside(bolt):
            WorkspaceInvitation.objects.create(
                workspace=bolt, role="viewer", email=self.ari.email, digest=digest_of("secret")
            )
        token, _ = PersonalToken.objects.create(user=self.ari, name="Laptop")
        with inside(acme):
            self.rows = {**one_of_each(acme), **self.own(acme), "tokens": token}
            self.steps = self.of_steps(acme)
            # New links lead to what nothing is linked to yet.
            fresh: Rows = {
                "cohorts": CohortFactory.create(workspace=acme),
                "signals": SignalFactory.create(workspace=acme),
                "insights": InsightFactory.create(workspace=acme),
            }
            counted = taken_along(self.rows["campaigns"])
        # What a client has from elsewhere, by the address that it is sent to.
        self.said: dict[str, dict[str, Any]] = {
            "tokens/": {"email": self.ari.email, "password": PASSWORD},
            "invitations/acceptance/": {"token": f"{bolt.pk}.secret"},
            "campaigns/{id}/deletion/": dict(counted),
            "changes/": {"after": "latest"},
        }
        self.ids = dict(links({**self.rows, **fresh, "users": self.rows["members"].user}))

    def own(self, acme: Workspace) -> Rows:
        """What is Ari's, and what belongs to no workspace."""
        achieved = AchievementFactory.create(workspace=acme)
        unlock_achievement(user=self.ari, achievement=achieved)
        key, musician = ApiKey(name="Robot", scopes=["cohorts:read"]), agent("MUS-001")
        issue_key(key=key)
        return {
            "agents": musician,
            "agent-capabilities": musician.capabilities.first(),
            "agent-releases": musician.releases.first(),
            "keys": key,
            "notifications": NotificationFactory.create(workspace=acme, user=self.ari),
            "user-achievements": UserAchievement.objects.get(achievement=achieved),
        }

    def of_steps(self, acme: Workspace) -> Rows:
        """The rows that can take a step, by their resource and its noun; elsewhere it is the usual one."""
        planned, active = (startable(acme, *steps) for steps in (["planning"], ["planning", "active"]))
        return {
            "campaigns/activation": planned,
            "campaigns/pause": active,
            "campaigns/completion": active,
            "achievements/unlocks": AchievementFactory.create(workspace=acme),
        }

    # --- Put into requests ------------------------------------------------------------------------------

    def row_at(self, path: str) -> str:
        """The id of the row that an address is about."""
        resource, _, *noun = path.removeprefix(ROOT).strip("/").split("/")
        row = self.steps.get("/".join([resource, *noun]), self.rows[resource])
        return str(row.pk)

    def filled(self, sent: Any, name: str = "") -> Any:
        """The same with seeded ids for all that are of the form of one; whatever else is left as it is."""
        if isinstance(sent, dict):
            return {key: self.filled(value, key) for key, value in sent.items()}
        if isinstance(sent, list):
            return [self.filled(value, name) for value in sent]
        return self.ids.get(name, sent) if is_id(sent) else sent

    def known(self, path: str, sent: dict[str, Any]) -> dict[str, Any]:
        """What the client has from elsewhere, in place of what was made up."""
        known = self.said.get(path.removeprefix(ROOT), {})
        return {**sent, **{name: known[name] for name in known.keys() & sent.keys()}}


def startable(acme: Workspace, *steps: str) -> Campaign:
    """A campaign that lacks nothing, after some steps of its life."""
    campaign = CampaignFactory.create(workspace=acme, start_date="2027-01-01", budget_allocation=100)
    CampaignCohortFactory.create(workspace=acme, campaign=campaign)
    for step in steps:
        change_status(campaign=campaign, to=step)
    return campaign


def links(rows: Rows) -> Iterator[tuple[str, str]]:
    """What fields call rows: `campaign`, `triggered_by_signal`, in a list `signals`; each with its id."""
    by_model = {type(row): str(row.pk) for row in rows.values()}
    endpoints: list[Any] = [endpoint for _, endpoint, _ in resources.registry]
    for endpoint in endpoints:
        for field in endpoint.serializer_class.Meta.model._meta.fields:
            if field.is_relation and field.related_model in by_model:
                yield field.name, by_model[field.related_model]
    yield from ((resource, str(row.pk)) for resource, row in rows.items())


def is_id(value: Any) -> bool:
    """Whether this is of the form of an id."""
    try:
        return isinstance(value, str) and bool(UUID(value))
    except ValueError:
        return False
