"""The ground of a demo workspace: its people, who is invited, its cohorts and its rivals."""

import datetime
from random import Random
from typing import Any

from django.contrib.auth.hashers import make_password
from faker import Faker

from codex import services
from codex.demo.plot import Plot, content
from codex.demo.roles import PASSWORD
from codex.factories import CohortFactory, CompetitorFactory, UserFactory
from codex.models import User, Workspace, WorkspaceInvitation, WorkspaceMember
from codex.models.ground import STAGES
from codex.models.workspaces import INVITATION_LASTS


def begin(slug: str, *, today: datetime.date, seed: int) -> Plot:
    """Make the workspace with all that is not of an area, and stay in it for the rest of the transaction."""
    told = content("codex", slug)
    random = Random(f"{seed} {slug}")  # noqa: S311 (a story, not a secret)
    people = everybody(told["people"], domain=f"{slug}.example", seed=f"{seed} {slug}")
    workspace = founded(told, people)
    cohorts = {each["name"]: cohort(each) for each in told["cohorts"]}
    for each in told["competitors"]:
        CompetitorFactory(**each)
    plot = Plot(workspace, people, cohorts, today, random)
    for each in told["invitations"]:
        invite(plot, each)
    return plot


def everybody(told: list[dict[str, str]], *, domain: str, seed: str) -> dict[str, User]:
    """The people by their keys: those with an address can sign in, the others have a name by chance."""
    names = Faker()
    names.seed_instance(seed)
    password = make_password(PASSWORD)  # once for all of them, since it takes long on purpose
    people = {}
    for each in told:
        if "email" in each:
            people[each["key"]] = person(each["email"], each["name"], password)
        else:
            first, last = names.first_name(), names.last_name()
            address = f"{first}.{last}@{domain}".lower()
            people[each["key"]] = person(address, f"{first} {last}", make_password(None))
    return people


def person(email: str, name: str, password: str) -> User:
    """Somebody who is there already, as the member of another workspace, or is made now."""
    try:
        return User.objects.get_by_natural_key(email)
    except User.DoesNotExist:
        return UserFactory(email=email, full_name=name, password=password)


def founded(told: dict[str, Any], people: dict[str, User]) -> Workspace:
    """The workspace, with its members in their roles; its first owner is already one."""
    owner = people[told["people"][0]["key"]]
    facts = {key: told[key] for key in ("name", "slug", "timezone", "currency")}
    workspace = services.create_workspace(owner=owner, **facts)
    workspace.plan = told["plan"]
    workspace.save()
    for each in told["people"][1:]:
        WorkspaceMember.objects.create(user=people[each["key"]], role=each["role"])
    return workspace


def cohort(told: dict[str, Any]) -> Any:
    """An audience; its journey is told as five shares, in the order of the stages."""
    shares = told.pop("journey", [])
    return CohortFactory(**told, journey_distribution=dict(zip(STAGES, shares, strict=False)))


def invite(plot: Plot, told: dict[str, Any]) -> None:
    """An invitation: mailed and open, or past its time, or taken up."""
    sent = noon(plot.day(told["sent"]))
    invitation = WorkspaceInvitation(email=told["email"], role=told["role"], created_at=sent)
    if "accepted" in told:
        invitation.accepted_at = noon(plot.day(told["accepted"]))
        invitation.accepted_by = User.objects.get_by_natural_key(told["email"])
    if "accepted" in told or sent + INVITATION_LASTS < noon(plot.today):
        invitation.invited_by = next(iter(plot.people.values()))
        invitation.expires_at = sent + INVITATION_LASTS
        invitation.save()
    else:
        services.send_invitation(invitation=invitation, now=sent)


def noon(day: datetime.date) -> datetime.datetime:
    """The middle of a day in UTC."""
    return datetime.datetime.combine(day, datetime.time(12), datetime.UTC)
