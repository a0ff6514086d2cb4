"""Believable rows of gamification, for the demo and for tests; what is earned comes by functions only."""

import factory

from codex.factories import RowFactory
from gamification.models import Achievement


class AchievementFactory(RowFactory[Achievement]):
    """Something that making one campaign achieves."""

    class Meta:
        model = Achievement

    code = factory.Sequence(lambda n: f"achievement_{n}")
    name = factory.Sequence(lambda n: f"Achievement {n}")
    badge_type = "milestone"
    category = "campaign"
    points_reward = 100
    condition_value = factory.LazyFunction(lambda: {"metric": "campaigns_created", "at_least": 1})
