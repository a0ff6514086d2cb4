"""The grammar of conditions, as a JSON Schema: what sql/is_condition keeps, able to say where a fault is."""

from typing import Any

METRICS = (
    *("campaigns_created", "campaigns_active", "campaigns_completed", "total_campaign_reach"),
    *("content_pieces_created", "content_pieces_published", "total_engagement_count", "moves_created"),
    *("moves_executed", "moves_successful", "success_rate_percentage", "collaborations_count"),
    *("teams_joined", "total_points", "achievements_unlocked", "achievements_in_progress", "login_count"),
    *("total_hours_engaged", "experience_level"),
)
DEEPEST = 5
THRESHOLD: dict[str, Any] = {
    "type": "object",
    "properties": {
        "metric": {"enum": list(METRICS), "description": "A number of user_stats."},
        "at_least": {
            "type": "number",
            "minimum": 0.01,
            "maximum": 10**12,
            "description": "What it has to reach.",
        },
    },
    "required": ["metric", "at_least"],
    "additionalProperties": False,
}


def _several(word: str, depth: int, otherwise: dict[str, Any], description: str) -> dict[str, Any]:
    """Where a condition names `word`, it is a list of conditions one level down; else something else."""
    parts = {
        "type": "array",
        "items": {"$ref": f"#/$defs/level_{depth + 1}"},
        "minItems": 1,
        "maxItems": 20,
        "description": description,
    }
    return {
        "if": {"required": [word]},
        "then": {"properties": {word: parts}, "additionalProperties": False},
        "else": otherwise,
    }


def _level(depth: int) -> dict[str, Any]:
    if depth == DEEPEST:
        return THRESHOLD
    any_of = _several("any", depth, THRESHOLD, "Conditions of which one has to hold.")
    return {"type": "object", **_several("all", depth, any_of, "Conditions that have to hold together.")}


CONDITION: dict[str, Any] = {
    **_level(1),
    "$defs": {f"level_{depth}": _level(depth) for depth in range(2, DEEPEST + 1)},
    "examples": [
        {
            "all": [
                {"metric": "campaigns_completed", "at_least": 3},
                {"metric": "total_points", "at_least": 500},
            ]
        }
    ],
}
