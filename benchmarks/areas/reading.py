"""The functions that read, and the same question written by hand."""

from benchmarks.areas.filling import Workplace
from benchmarks.areas.functions import Function

INSIGHTS = """
    SELECT id, insight_title, insight_type, confidence_score, number_of_signals_analyzed, created_at
    FROM market_insights
    WHERE workspace_id = %(workspace)s AND insight_status = 'active'
        AND (time_relevance_start IS NULL OR time_relevance_start <= now())
        AND (time_relevance_end IS NULL OR time_relevance_end > now())
    ORDER BY confidence_score DESC, id DESC
"""
SIGNALS = """
    SELECT id, signal_title, signal_category, confidence_score, relevance_score, created_at
    FROM intelligence_signals
    WHERE workspace_id = %(workspace)s AND action_status = 'new' AND confidence_score >= 75
        AND (expiry_date IS NULL OR expiry_date > now())
    ORDER BY confidence_score * relevance_score DESC NULLS LAST, confidence_score DESC, id DESC
"""
UNREAD = """
    SELECT id, notification_type, title, message, priority_level, created_at
    FROM user_notifications
    WHERE workspace_id = %(workspace)s AND user_id = %(user)s AND NOT is_read
        AND (expires_at IS NULL OR expires_at > now())
    ORDER BY array_position(ARRAY['urgent', 'high', 'normal', 'low'], priority_level),
        created_at DESC, id DESC
"""
CRITICAL = """
    SELECT id, title, description, alert_type, created_at
    FROM system_alerts
    WHERE workspace_id = %(workspace)s AND status = 'active' AND severity_level IN ('critical', 'high')
        AND (expiry_date IS NULL OR expiry_date > now())
    ORDER BY severity_level = 'critical' DESC, triggered_at DESC, id DESC
"""
LEADERBOARD = """
    SELECT rank() OVER (ORDER BY won.points DESC), u.id, u.full_name, won.points, won.achievements
    FROM (
        SELECT user_id, sum(points_paid) AS points, count(*) AS achievements
        FROM user_achievements
        WHERE workspace_id = %(workspace)s AND NOT is_locked AND visibility = 'public' AND display_on_profile
        GROUP BY user_id
    ) AS won
    JOIN workspace_members m ON m.workspace_id = %(workspace)s AND m.user_id = won.user_id
    JOIN users u ON u.id = won.user_id AND u.is_active
    ORDER BY 1, u.full_name, u.id
"""
BY_HAND = {
    "get_active_insights(%(workspace)s::uuid)": INSIGHTS,
    "get_priority_signals(%(workspace)s::uuid)": SIGNALS,
    "get_user_unread_notifications(%(user)s::uuid)": UNREAD,
    "get_critical_alerts(%(workspace)s::uuid)": CRITICAL,
    "leaderboard(%(workspace)s::uuid)": LEADERBOARD,
}


def functions(workspace: Workplace) -> list[Function]:
    """Each with the workspace and the person who asks."""
    asking = [{"workspace": workspace.id, "user": workspace.user_id}]
    return [Function(call.split("(")[0], call, sql, asking) for call, sql in BY_HAND.items()]
