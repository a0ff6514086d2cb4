"""Believable people, workspaces and rows of the ground, for the demo and for tests."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import factory
from django.contrib.auth.hashers import make_password

from codex.models import Cohort, Competitor, User
from codex.models.ground import STAGES


class RowFactory(factory.django.DjangoModelFactory):  # type: ignore[misc]
    """A row of the entered workspace; the tests replace `inside`, so that it is of any workspace."""

    inside: Callable[[Any], AbstractContextManager[None]] = staticmethod(lambda workspace: nullcontext())

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model: Any, *args: Any, **fields: Any) -> Any:
        with RowFactory.inside(fields.get("workspace")):
            return super()._create(model, *args, **fields)


class UserFactory(factory.django.DjangoModelFactory):  # type: ignore[misc]
    """Somebody who can sign in with the password that is given, or not at all."""

    class Meta:
        model = User
        exclude = ["secret"]

    secret = None
    full_name = factory.Faker("name")
    email = factory.Sequence(lambda n: f"person{n}@example.com")
    password = factory.LazyAttribute(lambda person: make_password(person.secret))


class CohortFactory(RowFactory):
    class Meta:
        model = Cohort

    name = factory.Sequence(lambda n: f"Cohort {n}")
    executive_summary = factory.Faker("paragraph")
    pain_points = factory.LazyFunction(lambda: ["Too little time", "Too many tools"])
    goals = factory.LazyFunction(lambda: ["More qualified leads"])
    tags = factory.LazyFunction(lambda: ["b2b"])
    journey_distribution = factory.LazyFunction(lambda: dict.fromkeys(STAGES, 0.2))


class CompetitorFactory(RowFactory):
    class Meta:
        model = Competitor

    name = factory.Sequence(lambda n: f"Competitor {n}")
    website_url = factory.Faker("url")
    industry = "Marketing software"
