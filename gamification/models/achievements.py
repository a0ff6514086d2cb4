"""What can be achieved in a workspace, and how far each person is with it."""

from typing import ClassVar

from django.db import models

from codex import rls
from codex.fields import Choice, Count, Json, Name, Percentage, Prose, TextList
from codex.models import User, WorkspaceForeignKey, WorkspaceModel
from codex.models.workspace_model import created_by
from codex.rules import Rule, Unique
from codex.shapes import Fits
from gamification.models.conditions import CONDITION


class BadgeType(models.TextChoices):
    MILESTONE = "milestone"
    EXCELLENCE = "excellence"
    EXPLORATION = "exploration"
    COLLABORATION = "collaboration"
    SPEED = "speed"
    QUALITY = "quality"


class Category(models.TextChoices):
    CAMPAIGN = "campaign"
    CONTENT = "content"
    ENGAGEMENT = "engagement"
    RESEARCH = "research"
    INNOVATION = "innovation"


class Tier(models.TextChoices):
    BRONZE = "bronze"
    SILVER = "silver"
    GOLD = "gold"
    PLATINUM = "platinum"


class ConditionType(models.TextChoices):
    COUNT = "count"
    MILESTONE = "milestone"
    COMBINATION = "combination"
    TIME_BASED = "time_based"


class Rarity(models.TextChoices):
    COMMON = "common"
    UNCOMMON = "uncommon"
    RARE = "rare"
    LEGENDARY = "legendary"


class Visibility(models.TextChoices):
    PUBLIC = "public"
    PRIVATE = "private"
    FRIENDS_ONLY = "friends_only"


class Achievement(WorkspaceModel):
    """Something that can be achieved, with its condition over a person's stats and its reward."""

    staff_writes: ClassVar[str] = "managers"
    code = Name(db_comment="Short name for programs, such as first_campaign; unique in the workspace.")
    name = Name(db_comment="What people read.")
    description = Prose(db_comment="What has to be done for it.")
    icon_url = models.URLField(
        max_length=2000, blank=True, default="", db_default="", db_comment="Where its picture is."
    )
    badge_type = Choice(
        choices=BadgeType.choices,
        db_comment="What it honours: milestone (a first, a round number), excellence (results), exploration "
        "(trying new things), collaboration (working together), speed (being quick), quality (care).",
    )
    category = Choice(
        choices=Category.choices,
        db_comment="Which work it is about: campaign, content, engagement, research or innovation.",
    )
    tier = Choice(
        choices=Tier.choices,
        default=Tier.BRONZE,
        db_comment="How high it stands: bronze (lowest), silver, gold, platinum (highest).",
    )
    condition_type = Choice(
        choices=ConditionType.choices,
        default=ConditionType.COUNT,
        db_comment="How its condition works: count (one threshold), milestone (one threshold, once), "
        "combination (all or any of several), time_based (within a number of days).",
    )
    condition_value = Json(
        validators=[Fits(CONDITION)],
        db_comment="The condition over user_stats: a threshold, or all/any of several; is_condition() knows "
        "its grammar. Empty: unlocked by hand only.",
    )
    required_previous_achievement = WorkspaceForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="followers",
        db_comment="The achievement that has to be unlocked before this one.",
    )
    points_reward = Count(db_comment="How many points it pays, once.")
    badge_unlocks = TextList(db_comment="Badges that come with it.")
    unlock_perks = TextList(db_comment="What else it opens.")
    is_active = models.BooleanField(
        default=True, db_default=True, db_comment="Whether it can be unlocked at present."
    )
    rarity_level = Choice(
        choices=Rarity.choices,
        default=Rarity.COMMON,
        db_comment="How seldom it is: common, uncommon, rare or legendary.",
    )
    created_by = created_by()

    class Meta(WorkspaceModel.Meta):
        db_table = "achievements"
        db_table_comment = "What can be achieved in a workspace."
        constraints = [
            *WorkspaceModel.Meta.constraints,
            Unique(
                fields=["workspace", "code"],
                name="achievements_code_once",
                says="Another achievement of this workspace has this code.",
                field="code",
            ),
            Rule(
                name="achievements_condition_is_known",
                sql="condition_value = '{}' OR is_condition(condition_value)",
                says='Give a condition such as {"metric": "campaigns_created", "at_least": 1}, or all/any of '
                "several.",
                field="condition_value",
            ),
            Rule(
                name="achievements_not_own_predecessor",
                sql="required_previous_achievement_id <> id",
                says="An achievement cannot require itself.",
                field="required_previous_achievement",
            ),
            Rule(
                name="achievements_points_limit",
                sql="points_reward <= 1000000",
                says="Pay at most 1,000,000 points.",
                field="points_reward",
                schema={"maximum": 1_000_000},
            ),
        ]
        indexes = [
            models.Index(fields=["workspace", "is_active", "category"], name="achievements_active_idx"),
            models.Index(
                fields=["workspace", "required_previous_achievement"], name="achievements_previous_idx"
            ),
            models.Index(fields=["created_by"], name="achievements_created_by_idx"),
        ]
        # What pays points is a rule of the workspace: managers write it.
        rls_policies = [rls.floor(), rls.members_read(), *rls.writes("managers", rls.MANAGERS)]

    def __str__(self) -> str:
        return self.name


# Own rows, public ones, and everybody's for those who manage or work for the workspace.
OVERSEERS = rls.role_in("admin", "owner", "agent")
OWN = f"user_id::text = {rls.USER}"


class UserAchievement(WorkspaceModel):
    """How far a person is with an achievement; unlocked by functions of the database only."""

    staff_writes: ClassVar[str] = "managers"
    user = models.ForeignKey(
        User,
        on_delete=models.CASCADE,
        related_name="+",
        db_index=False,
        db_constraint=False,
        db_comment="Whose progress it is.",
    )
    achievement = WorkspaceForeignKey(
        Achievement,
        on_delete=models.CASCADE,
        related_name="user_achievements",
        db_comment="What is being achieved.",
    )
    progress_percentage = Percentage(default=0, db_default=0, db_comment="How far, 0-100.")
    progress_value = models.DecimalField(
        max_digits=14,
        decimal_places=2,
        default=0,
        db_default=0,
        db_comment="The metric's value when last looked at.",
    )
    progress_data = Json(db_comment="What the progress was computed from.")
    unlocked_at = models.DateTimeField(null=True, blank=True, db_comment="When it was unlocked.")
    unlocked_by_event = Name(
        blank=True,
        default="",
        db_default="",
        db_comment="What unlocked it: manual, evaluation, or an event's kind.",
    )
    is_locked = models.BooleanField(
        default=True, db_default=True, db_comment="Whether it is still to be achieved."
    )
    points_paid = Count(db_comment="What it paid when it was unlocked; taken back when it is revoked.")
    revoked_at = models.DateTimeField(
        null=True, blank=True, db_comment="When it was taken back; evaluation leaves it alone from then on."
    )
    display_on_profile = models.BooleanField(
        default=True,
        db_default=True,
        db_comment="Whether the person shows it on the profile and the leaderboard.",
    )
    visibility = Choice(
        choices=Visibility.choices,
        default=Visibility.PUBLIC,
        db_comment="Who sees it: public (any member of the workspace), private (she, admins and owners), "
        "friends_only (people who are connected; as private until there are connections).",
    )

    class Meta(WorkspaceModel.Meta):
        db_table = "user_achievements"
        db_table_comment = "How far each person is with each achievement."
        constraints = [
            *WorkspaceModel.Meta.constraints,
            Unique(
                fields=["workspace", "user", "achievement"],
                name="user_achievements_once",
                says="This person has a row for this achievement already.",
                field="achievement",
            ),
            Rule(
                name="user_achievements_unlocked_has_a_time",
                sql="is_locked = (unlocked_at IS NULL)",
                says="What is unlocked has a time, and what is locked has none.",
                field="unlocked_at",
            ),
            Rule(
                name="user_achievements_locked_pays_nothing",
                sql="NOT is_locked OR points_paid = 0",
                says="What is locked has paid nothing, or has given it back.",
                field="points_paid",
            ),
            Rule(
                name="user_achievements_unlocked_is_complete",
                sql="is_locked OR progress_percentage = 100",
                says="What is unlocked is at 100 percent.",
                field="progress_percentage",
            ),
        ]
        indexes = [
            models.Index(
                fields=["workspace", "achievement", "unlocked_at"], name="user_achievements_ach_idx"
            ),
            models.Index(fields=["workspace", "user", "-unlocked_at"], name="user_achievements_recent_idx"),
            models.Index(fields=["user"], name="user_achievements_user_idx"),
        ]
        rls_policies = [
            rls.floor(),
            rls.members_read(f"{rls.INSIDE}\n        AND ({OVERSEERS} OR visibility = 'public' OR {OWN})"),
            rls.RowPolicy(
                "own_change",
                f"{rls.INSIDE}\n        AND {OWN}",
                "UPDATE",
                columns=("visibility", "display_on_profile"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.achievement}"
