"""What a workspace's key may be allowed: a closed set of scopes, one of which every request needs."""

from collections.abc import Collection

# A scope is a noun and what is done with it. Reading and writing are separate, and so is what an agent
# does all day: to record a run or to raise an alert it needs no right to change others' work.
SCOPES = {
    "workspace:read": "the workspace and its settings",
    "members:read": "who belongs to it",
    "events:read": "what happened and what changes in it",
    "cohorts:read": "its cohorts",
    "cohorts:write": "add, change and remove cohorts",
    "competitors:read": "its competitors",
    "competitors:write": "add, change and remove competitors",
    "positioning:read": "positioning and message architectures",
    "positioning:write": "add, change and remove them",
    "campaigns:read": "campaigns, their quests and cohorts",
    "campaigns:write": "add, change and remove them, and take a campaign's steps",
    "moves:read": "moves and assets",
    "moves:write": "add, change, complete and remove them",
    "achievements:read": "achievements, who has them, points, stats and the leaderboard",
    "achievements:write": "evaluate and unlock achievements for people",
    "agents:read": "agents, their capabilities, assignments, tasks, runs and performance",
    "agents:write": "assign agents, and give them tasks",
    "agents:record": "record agents' runs",
    "signals:read": "signals, and what they are about",
    "signals:write": "add, change and remove signals",
    "insights:read": "insights, and what they are about",
    "insights:write": "draw, change and remove insights",
    "alerts:read": "alerts",
    "alerts:write": "change, acknowledge, resolve and dismiss alerts",
    "alerts:raise": "raise alerts",
    "notifications:read": "notifications that the key may see",
    "notifications:send": "send notifications to members",
}

# What has no noun of its own among the scopes belongs to another one's.
PART_OF = {
    "workspaces": "workspace",
    "changes": "events",
    "message-architectures": "positioning",
    "quests": "campaigns",
    "campaign-cohorts": "campaigns",
    "assets": "moves",
    **dict.fromkeys(["user-achievements", "user-stats", "points", "leaderboard"], "achievements"),
    **dict.fromkeys(["agent-capabilities", "agent-releases", "agent-assignments"], "agents"),
    **dict.fromkeys(["agent-tasks", "agent-executions", "agent-performance"], "agents"),
    **dict.fromkeys(["signal-campaigns", "signal-cohorts", "signal-competitors"], "signals"),
    **dict.fromkeys(["insight-signals", "insight-campaigns", "insight-cohorts"], "insights"),
    "insight-competitors": "insights",
}
POSTS = {
    "agent-executions/": "agents:record",
    "agent-executions/batch/": "agents:record",
    "alerts/": "alerts:raise",
    "notifications/": "notifications:send",
}
READING = {"GET", "HEAD", "OPTIONS"}


def scope_for(method: str, path: str) -> str | None:
    """The scope that a request needs, by its path below /api/v1/; None where keys have no business."""
    noun, _, _ = path.partition("/")
    default = f"{PART_OF.get(noun, noun)}:{'read' if method in READING else 'write'}"
    scope = POSTS.get(path, default) if method == "POST" else default
    return scope if scope in SCOPES else None


def lists_of(scopes: Collection[str]) -> list[str]:
    """The lists of the API that a key with these scopes reads."""
    nouns = PART_OF.keys() | {scope.partition(":")[0] for scope in SCOPES}
    return sorted(noun for noun in nouns if scope_for("GET", f"{noun}/") in scopes)
