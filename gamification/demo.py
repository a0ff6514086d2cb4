"""What the people of a demo workspace have achieved: by their work, by hand, and once by mistake."""

from codex.demo.plot import Plot
from codex.models import User
from gamification import services
from gamification.factories import AchievementFactory
from gamification.models import Achievement, UserAchievement

BY_HAND = (
    ("campaign_of_the_year", "Campaign of the year", "excellence", "campaign", "platinum", "legendary", 2500),
    ("good_neighbour", "Good neighbour", "collaboration", "engagement", "gold", "rare", 900),
    ("sharp_question", "A sharp question", "exploration", "research", "silver", "uncommon", 600),
)
FIELDS = ("code", "name", "badge_type", "category", "tier", "rarity_level", "points_reward")
ASLEEP = {"code": "summer_sprint", "name": "Summer sprint", "badge_type": "speed", "is_active": False}


def fill(plot: Plot) -> None:
    """Add the area's rows to the entered workspace; the later somebody joined, the less she was given."""
    people = list(plot.people.values())
    for person in people:
        services.evaluate_achievements(workspace_id=plot.workspace.pk, user=person)
    AchievementFactory(**ASLEEP)
    given = [by_hand(dict(zip(FIELDS, each, strict=True))) for each in BY_HAND]
    for place, person in enumerate(people):
        award(person, given[place:])
    services.unlock_achievement(user=people[-1], achievement=given[0])
    services.revoke_achievement(user=people[-1], achievement=given[0], reason="Given to the wrong person")
    UserAchievement.objects.filter(user=people[0], achievement=given[-1]).update(visibility="private")


def by_hand(facts: dict[str, object]) -> Achievement:
    """An achievement without a condition."""
    return AchievementFactory(**facts, condition_value={})


def award(person: User, given: list[Achievement]) -> None:
    """Unlock these for a person."""
    for achievement in given:
        services.unlock_achievement(user=person, achievement=achievement, event="appreciation")
