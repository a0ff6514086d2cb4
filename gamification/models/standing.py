"""What a person has done and earned in a workspace; all of it is computed by the database."""

from typing import Any, ClassVar

from django.db import models

from codex import rls
from codex.fields import Count, Name, Percentage, TextList
from codex.models import User, WorkspaceForeignKey, WorkspaceModel
from codex.models.workspace_model import PersonalManager
from codex.rules import Rule, Unique
from gamification.models.achievements import OVERSEERS, OWN, Achievement


class UserStats(WorkspaceModel):
    """The sums of a person's work in a workspace; kept true by triggers."""

    user = models.ForeignKey(
        User,
        on_delete=models.CASCADE,
        related_name="+",
        db_index=False,
        db_constraint=False,
        db_comment="Whose sums these are.",
    )
    campaigns_created = Count(db_comment="Campaigns the person made.")
    campaigns_active = Count(db_comment="Of those, how many are active now.")
    campaigns_completed = Count(db_comment="Of those, how many were completed.")
    total_campaign_reach = Count(db_comment="How many people those campaigns reached.")
    content_pieces_created = Count(db_comment="Assets of which the person is the author.")
    content_pieces_published = Count(db_comment="Of those, how many are published.")
    total_engagement_count = Count(db_comment="How often people reacted to the person's campaigns.")
    moves_created = Count(db_comment="Moves the person owns.")
    moves_executed = Count(db_comment="Of those, how many were completed.")
    moves_successful = Count(db_comment="Of those, how many reached their target.")
    success_rate_percentage = Percentage(
        default=0, db_default=0, db_comment="100 * successful / executed; 0 when none was executed."
    )
    collaborations_count = Count(db_comment="Campaigns of others in which the person owns a move.")
    teams_joined = Count(
        db_comment="Campaigns the person has a part in: her own, and those she owns a move of."
    )
    total_points = Count(db_comment="The sum of the points ledger.")
    achievements_unlocked = Count(db_comment="Achievements the person has.")
    achievements_in_progress = Count(db_comment="Achievements begun and not unlocked.")
    badges_earned = TextList(db_comment="Badges that came with achievements.")
    login_count = Count(db_comment="How often the person came; 0 until visits are counted.")
    last_active_at = models.DateTimeField(
        null=True, blank=True, db_comment="When the person last did something here."
    )
    total_hours_engaged = models.DecimalField(
        max_digits=10,
        decimal_places=2,
        default=0,
        db_default=0,
        db_comment="Hours the person spent here; 0 until visits are counted.",
    )
    experience_level = models.PositiveIntegerField(
        default=1, db_default=1, db_comment="floor(total_points / 1000) + 1."
    )
    experience_percentage = Percentage(
        default=0, db_default=0, db_comment="How far to the next level: (total_points mod 1000) / 10."
    )
    stats_last_updated = models.DateTimeField(
        null=True, blank=True, db_comment="When the sums were last computed."
    )

    objects: ClassVar[Any] = PersonalManager("admin", "owner", "agent")

    class Meta(WorkspaceModel.Meta):
        db_table = "user_stats"
        db_table_comment = "What a person has done and earned in a workspace."
        verbose_name_plural = "user stats"
        constraints = [
            *WorkspaceModel.Meta.constraints,
            Unique(
                fields=["workspace", "user"],
                name="user_stats_once",
                says="This person has stats in this workspace already.",
                field="user",
            ),
            Rule(
                name="user_stats_moves_add_up",
                sql="moves_successful <= moves_executed",
                says="No more moves can succeed than were executed.",
                field="moves_successful",
            ),
        ]
        indexes = [
            models.Index(fields=["workspace", "-total_points"], name="user_stats_points_idx"),
            models.Index(fields=["user"], name="user_stats_user_idx"),
        ]
        rls_policies = [
            rls.floor(),
            rls.members_read(f"{rls.INSIDE}\n        AND ({OVERSEERS} OR {OWN})"),
        ]

    def __str__(self) -> str:
        return f"{self.user}: level {self.experience_level}"


class PointsEntry(WorkspaceModel):
    """One line of the points ledger: appended by functions, never changed; a revocation is a line too."""

    staff_writes: ClassVar[str] = "managers"
    user = models.ForeignKey(
        User,
        on_delete=models.CASCADE,
        related_name="+",
        db_index=False,
        db_constraint=False,
        db_comment="Whose points they are.",
    )
    achievement = WorkspaceForeignKey(
        Achievement,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        db_comment="What they were paid for, while it exists.",
    )
    points = models.IntegerField(db_comment="How many; negative when they were taken back.")
    reason = Name(db_comment="Why: the achievement's code, or what was revoked.")

    objects: ClassVar[Any] = PersonalManager("admin", "owner", "agent")

    class Meta(WorkspaceModel.Meta):
        db_table = "points_ledger"
        db_table_comment = "Every payment of points and every revocation; the truth behind total_points."
        verbose_name_plural = "points entries"
        constraints = [
            *WorkspaceModel.Meta.constraints,
            Rule(
                name="points_ledger_points_limit",
                sql="points <> 0",
                says="An entry adds points or takes them back.",
                field="points",
            ),
        ]
        indexes = [
            models.Index(fields=["workspace", "user", "id"], name="points_ledger_user_idx"),
            models.Index(fields=["workspace", "achievement"], name="points_ledger_achievement_idx"),
            models.Index(fields=["user"], name="points_ledger_user_only_idx"),
        ]
        rls_policies = [
            rls.floor(),
            rls.members_read(f"{rls.INSIDE}\n        AND ({OVERSEERS} OR {OWN})"),
        ]

    def __str__(self) -> str:
        return f"{self.points} for {self.reason}"
