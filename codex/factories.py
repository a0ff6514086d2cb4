"""Believable people, workspaces and rows of the ground, for the demo and for tests."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Any, TypeVar

import factory
from django.contrib.auth.hashers import make_password
from django.db import models
from factory.django import DjangoModelFactory

from codex.models import Cohort, Competitor, User
from codex.models.ground import STAGES

M = TypeVar("M", bound=models.Model)


class ModelFactory(DjangoModelFactory[M]):
    """A factory that, when it is called, makes a row."""

    if TYPE_CHECKING:  # factory-boy's metaclass does so, where no type checker can see it

        def __new__(cls, **fields: Any) -> M: ...  # type: ignore[misc]

    class Meta:
        abstract = True


class RowFactory(ModelFactory[M]):
    """A row of the entered workspace; the tests replace `inside`, so that it is of any workspace."""

    inside: Callable[[Any], AbstractContextManager[None]] = staticmethod(lambda workspace: nullcontext())

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **kwargs: Any) -> Any:
        with RowFactory.inside(kwargs.get("workspace")):
            return super()._create(model_class, *args, **kwargs)


class UserFactory(ModelFactory[User]):
    """Somebody who can sign in with the password that is given, or not at all."""

    class Meta:
        model = User
        exclude = ["secret"]

    secret = None
    full_name = factory.Faker("name")
    email = factory.Sequence(lambda n: f"person{n}@example.com")
    password = factory.LazyAttribute(lambda person: make_password(person.secret))


class CohortFactory(RowFactory[Cohort]):
    class Meta:
        model = Cohort

    name = factory.Sequence(lambda n: f"Cohort {n}")
    executive_summary = factory.Faker("paragraph")
    pain_points = factory.LazyFunction(lambda: ["Too little time", "Too many tools"])
    goals = factory.LazyFunction(lambda: ["More qualified leads"])
    tags = factory.LazyFunction(lambda: ["b2b"])
    journey_distribution = factory.LazyFunction(lambda: dict.fromkeys(STAGES, 0.2))


class CompetitorFactory(RowFactory[Competitor]):
    class Meta:
        model = Competitor

    name = factory.Sequence(lambda n: f"Competitor {n}")
    website_url = factory.Faker("url")
    industry = "Marketing software"
