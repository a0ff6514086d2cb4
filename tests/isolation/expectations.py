"""Who may do what with a row of his own workspace: S(elect), I(nsert), U(pdate), D(elete), by hand."""

ROLES = ("owner", "admin", "strategist", "analyst", "viewer", "agent")


def by_role(owner: str, admin: str, strategist: str, analyst: str, viewer: str, agent: str) -> dict[str, str]:
    """The verbs of each role, in the order of the heading."""
    return dict(zip(ROLES, (owner, admin, strategist, analyst, viewer, agent), strict=True))


UNWRITTEN = {"audit_log", "staff_visits"}  # by a trigger alone, not even by operators
UNCHANGED = {"bulk_action_rows"}  # by operators: jobs note what came of a row, as the app

# For workspace_members and workspace_invitations the row is a viewer's; owners' rows have tests of their own.
EXPECTED = {
    #                                owner   admin  strategist analyst viewer agent
    "workspaces":            by_role("SIU",  "SU",   "S",      "S",    "S",  "S"),
    "workspace_members":     by_role("SIUD", "SIUD", "S",      "S",    "S",  "S"),
    "workspace_invitations": by_role("SIUD", "SIUD", "",       "",     "",   ""),
    "workspace_keys":        by_role("SIU",  "SIU",  "",       "",     "",   ""),
    # A colleague's; what she may do with it herself is in personal.py.
    "answered_requests":     by_role("",     "",     "",       "",     "",   ""),
    "bulk_actions":          by_role("S",    "S",    "",       "",     "",   "SD"),
    "bulk_action_rows":      by_role("S",    "S",    "",       "",     "",   "S"),
    "import_files":          by_role("",     "",     "",       "",     "",   ""),
    "cohorts":               by_role("SIUD", "SIUD", "SIUD",   "S",    "S",  "SIUD"),
    "competitors":           by_role("SIUD", "SIUD", "SIUD",   "S",    "S",  "SIUD"),
    "events":                by_role("S",    "S",    "S",      "S",    "S",  "S"),
    "changes":               by_role("S",    "S",    "S",      "S",    "S",  "S"),
    "audit_log":             by_role("S",    "S",    "S",      "S",    "S",  "S"),
    "staff_visits":          by_role("S",    "S",    "",       "",     "",   ""),
    "positioning":           by_role("SIUD", "SIUD", "SIUD",   "S",    "S",  "SIUD"),
    "message_architecture":  by_role("SIUD", "SIUD", "SIUD",   "S",    "S",  "SIUD"),
    "campaigns":             by_role("SIUD", "SIUD", "SIUD",   "S",    "S",  "SIUD"),
    "campaign_quests":       by_role("SIUD", "SIUD", "SIUD",   "S",    "S",  "SIUD"),
    "campaign_cohorts":      by_role("SIUD", "SIUD", "SIUD",   "S",    "S",  "SIUD"),
    "moves":                 by_role("SIUD", "SIUD", "SIUD",   "S",    "S",  "SIUD"),
    "assets":                by_role("SIUD", "SIUD", "SIUD",   "S",    "S",  "SIUD"),
    "achievements":          by_role("SIUD", "SIUD", "S",      "S",    "S",  "S"),
    # A colleague's; what she may do with it herself is in personal.py.
    "user_achievements":     by_role("S",    "S",    "",       "",     "",   "S"),
    "user_stats":            by_role("S",    "S",    "",       "",     "",   "S"),
    "points_ledger":         by_role("S",    "S",    "",       "",     "",   "S"),
    "agent_assignments":     by_role("SIUD", "SIUD", "SIUD",   "S",    "S",  "SIUD"),
    "agent_tasks":           by_role("SIUD", "SIUD", "SIUD",   "S",    "S",  "SIUD"),
    "agent_executions":      by_role("S",    "S",    "S",      "S",    "S",  "S"),
    "agent_performance":     by_role("S",    "S",    "S",      "S",    "S",  "S"),
    "intelligence_signals": by_role("SIUD", "SIUD", "SIUD",   "S",    "S",  "SIUD"),
    "signal_campaigns":     by_role("SIUD", "SIUD", "SIUD",   "S",    "S",  "SIUD"),
    "signal_cohorts":       by_role("SIUD", "SIUD", "SIUD",   "S",    "S",  "SIUD"),
    "signal_competitors":   by_role("SIUD", "SIUD", "SIUD",   "S",    "S",  "SIUD"),
    "market_insights":      by_role("SIUD", "SIUD", "SIUD",   "S",    "S",  "SIUD"),
    "insight_signals":      by_role("SI",   "SI",   "SI",     "S",    "S",  "SI"),
    "insight_campaigns":    by_role("SIUD", "SIUD", "SIUD",   "S",    "S",  "SIUD"),
    "insight_cohorts":      by_role("SIUD", "SIUD", "SIUD",   "S",    "S",  "SIUD"),
    "insight_competitors":  by_role("SIUD", "SIUD", "SIUD",   "S",    "S",  "SIUD"),
    "system_alerts":         by_role("SIUD", "SIUD", "SIUD",   "S",    "S",  "SIUD"),
    "user_notifications":    by_role("SI",   "SI",   "I",      "",     "",   "I"),
}  # fmt: skip
