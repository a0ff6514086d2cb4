"""What the free structure of agents has to look like; the database keeps the essential shape by itself."""

from typing import Any

MODEL_CONFIG: dict[str, Any] = {
    "type": "object",
    "properties": {
        "model": {
            "type": "string",
            "minLength": 1,
            "maxLength": 200,
            "description": "A tier (reasoning, balanced, fast) or a model's own name.",
        },
        "temperature": {
            "type": "number",
            "minimum": 0,
            "maximum": 2,
            "description": "0 answers alike, 2 differs most.",
        },
        "max_tokens": {
            "type": "integer",
            "minimum": 1,
            "maximum": 1_000_000,
            "description": "How long an answer may be.",
        },
    },
    "required": ["model", "temperature", "max_tokens"],
    "additionalProperties": False,
    "examples": [{"model": "balanced", "temperature": 0.4, "max_tokens": 4000}],
}
# What a JSON Schema of parameters is at the least; codex.shapes.json_schema looks at the whole of it.
PARAMETER_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "type": {"const": "object", "type": "string", "description": '"object", always.'},
        "properties": {"type": "object", "description": "Each parameter with a JSON Schema of its own."},
        "required": {
            "type": "array",
            "items": {"type": "string"},
            "description": "Parameters that have to be given.",
        },
    },
    "required": ["type"],
    "examples": [
        {
            "type": "object",
            "properties": {"depth": {"type": "integer", "minimum": 1, "maximum": 5}},
            "required": ["depth"],
            "additionalProperties": False,
        }
    ],
}
EXECUTION_CONSTRAINTS: dict[str, Any] = {
    "type": "object",
    "properties": {
        "budget_per_day": {"type": "number", "exclusiveMinimum": 0, "description": "USD in a day (UTC)."},
        "budget_total": {"type": "number", "exclusiveMinimum": 0, "description": "USD in all."},
        "runs_per_minute": {"type": "integer", "exclusiveMinimum": 0, "description": "Runs within a minute."},
        "tokens_per_run": {"type": "integer", "exclusiveMinimum": 0, "description": "Tokens of one run."},
    },
    "additionalProperties": False,
    "examples": [{"budget_per_day": 20, "budget_total": 400, "runs_per_minute": 6, "tokens_per_run": 8000}],
}
