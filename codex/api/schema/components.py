"""What operations share: parameters, headers of answers, and problems, each described once."""

from typing import Any

from codex.api.exports import FORMATS
from codex.api.idempotency import KEY
from codex.api.pages import LARGEST, SIZE
from codex.api.problems import KINDS, MEDIA_TYPE

Described = dict[str, Any]


def parameter(name: str, place: str, description: str, schema: Described, **more: Any) -> Described:
    return {"name": name, "in": place, "description": description, "schema": schema, **more}


def header(description: str, schema: Described | None = None) -> Described:
    return {"description": description, "schema": schema or {"type": "string"}}


def among(name: str, words: list[str], many: bool = False) -> Described:
    """A parameter of a list that takes one of these words, or several with commas between them."""
    one = {"type": "string", "enum": words}
    if not many:
        return parameter(name, "query", "The column to order by; a minus before it turns it round.", one)
    several = {"type": "array", "items": one, "uniqueItems": True}
    says = "The relations that are shown as whole rows in place of their ids."
    return parameter(name, "query", says, several, style="form", explode=False)


ETAGS = {"type": "string"}
PARAMETERS: dict[str, Described] = {
    "Workspace": parameter(
        "X-Workspace",
        "header",
        "The workspace that the request is about: its short name or id.",
        {"type": "string", "minLength": 1},
        required=True,
        example="acme",
    ),
    "Format": parameter(
        "format",
        "query",
        "Of the file: JSON lines, or CSV; without it as the header Accept says.",
        {"type": "string", "enum": list(FORMATS)},
    ),
    "IfMatch": parameter(
        "If-Match",
        "header",
        "The ETag that was read; * for whichever it is.",
        ETAGS,
        required=True,
        example='"2026-03-01T09:30:00.000000Z"',
    ),
    "IfMatchMaybe": parameter(
        "If-Match",
        "header",
        "The ETag that was read, where it may not have changed since.",
        ETAGS,
        example='"2026-03-01T09:30:00.000000Z"',
    ),
    "IfNoneMatch": parameter(
        "If-None-Match",
        "header",
        "The ETag of what the client has: 304 where that is what there is.",
        ETAGS,
        example='"2026-03-01T09:30:00.000000Z"',
    ),
    "IdempotencyKey": parameter(
        "Idempotency-Key",
        "header",
        "Chosen by the client for one request: sent again with it, it is not done again, and answered alike.",
        {"type": "string", "pattern": f"^{KEY.pattern}$"},
        example="0199a5c2-3f7e-7c1b-9d0e-5a4b3c2d1e0f",
    ),
    "PageSize": parameter(
        "page_size",
        "query",
        "How many rows a page has at most.",
        {"type": "integer", "minimum": 1, "maximum": LARGEST, "default": SIZE},
    ),
    "Cursor": parameter(
        "cursor",
        "query",
        "Where a page begins: follow `next` and `previous` as they are.",
        {"type": "string"},
    ),
    "Search": parameter("search", "query", "Words that its texts contain, all of them.", {"type": "string"}),
}
HEADERS: dict[str, Described] = {
    "X-Request-ID": header("Under which the request stands in the log; chosen by the client, or by us."),
    "ETag": header("The version of the row."),
    "Location": header("The address of the new row.", {"type": "string", "format": "uri-reference"}),
    "Idempotent-Replayed": header("That this answer was given before.", {"type": "string", "enum": ["true"]}),
}
REQUEST_ID = {"X-Request-ID": {"$ref": "#/components/headers/X-Request-ID"}}


def refusal(code: str) -> Described:
    """The answer that a kind of problem is."""
    kind = KINDS[code]
    example = {
        "type": f"/api/v1/problems/{code}/",
        "title": kind.title,
        "status": kind.status,
        "code": code,
        "detail": f"{kind.title}.",
        "advice": kind.advice,
        "errors": [{"field": "name", "code": "required", "detail": "This field is required."}]
        if code == "invalid"
        else [],
        "request_id": "0199a5c2-3f7e-7c1b-9d0e-5a4b3c2d1e0f",
    }
    content = {"schema": {"$ref": "#/components/schemas/Problem"}, "example": example}
    return {
        "description": f"{kind.title}: {kind.advice[:1].lower()}{kind.advice[1:]}",
        "headers": REQUEST_ID,
        "content": {MEDIA_TYPE: content},
    }
