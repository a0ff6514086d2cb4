"""What an operation is, derived from its endpoint, its serializer and its docstring."""

from itertools import chain
from typing import Any, cast

from drf_spectacular import openapi
from drf_spectacular.plumbing import ResolvedComponent, get_doc, is_list_serializer

from codex.api.exports import FORMATS
from codex.api.filters import ENDS
from codex.api.problems import BY_STATUS
from codex.api.rows import Endpoint, Rows, expandable
from codex.api.schema.components import HEADERS, PARAMETERS, REQUEST_ID, Described, among, parameter, refusal
from codex.api.schema.fields import Fields
from codex.api.schema.shapes import ProblemSerializer, page_of

PREFIX = "/api/v1/"
WRITES = {"POST", "PUT", "PATCH", "DELETE"}
DONE = {
    "list": "Page by page, the newest first unless ordered otherwise.",
    "create": "Adds one; with an Idempotency-Key once, however often it is sent.",
    "retrieve": "One of them, by its id.",
    "update": "Changes what is sent and nothing else, if the row is still as it was read.",
    "partial_update": "Changes what is sent and nothing else, if the row is still as it was read.",
    "destroy": "Removes it.",
}


FILE = {
    "200": {
        "description": "The file.",
        "content": {each.media_type: {"schema": {"type": "string"}} for each in FORMATS.values()},
    }
}


class AutoSchema(Fields, openapi.AutoSchema):
    """Describes every endpoint; @extend_schema says what a hand-made action takes and answers."""

    # --- Words --------------------------------------------------------------------------------------

    @property
    def action(self) -> str:
        """The action of a list or row; empty for a view with a method for each verb."""
        return getattr(self.view, "action", None) or ""

    @property
    def words(self) -> list[str]:
        """The nouns of the address."""
        return [word for word in self.path.removeprefix(PREFIX).split("/") if word and word[0] != "{"]

    def get_operation_id(self) -> str:
        """campaigns_list, campaigns_activation, signals_priority: names of methods, stable and unique."""
        words = "_".join(self.words).replace("-", "_")
        return f"{words}_{self.action}" if self.action in DONE else words

    def get_summary(self) -> str:
        first, *rest = [word.replace("-", " ") for word in self.words]
        return f"{first.capitalize()}: {' '.join(rest) or self.action.replace('_', ' ') or 'read'}"

    def get_description(self) -> str:  # type: ignore[override]
        """The docstring of the action; for what all lists and rows do, that of the resource before it."""
        said = get_doc(getattr(self.view, self.action or self.method.lower()))
        return said or f"{get_doc(self.view.__class__)}\n\n{DONE.get(self.action, '')}".strip()

    def get_tags(self) -> list[str]:
        return self.words[:1]

    # --- What is sent -------------------------------------------------------------------------------

    def is_list(self) -> bool:
        """Whether this is a list with filters and pages."""
        return isinstance(self.view, Rows) and type(self.view).list is Rows.list and self.action == "list"

    def _is_list_view(self, serializer: Any = None) -> bool:
        return is_list_serializer(serializer)  # a page is a shape of its own

    def _get_paginator(self) -> None:
        return None

    def enters(self) -> bool:
        """Whether the request names a workspace."""
        return isinstance(self.view, Endpoint) and self.view.enters()

    def _get_parameters(self) -> list[Described]:
        return [*super()._get_parameters(), *map(self.shared_parameter, self.of_request()), *self.of_list()]

    def is_repeatable(self) -> bool:
        """Whether a repeat with the same Idempotency-Key is answered as the first."""
        return self.method == "POST" and self.enters() and cast(Endpoint, self.view).repeatable

    def of_request(self) -> list[str]:
        """The headers that are the same wherever they are."""
        found = {
            "Workspace": self.enters(),
            "IfMatch": self.action in ("update", "partial_update"),
            "IfMatchMaybe": self.action == "destroy",
            "IfNoneMatch": self.action == "retrieve",
            "IdempotencyKey": self.is_repeatable(),
        }
        return [name for name, is_read in found.items() if is_read]

    def of_list(self) -> list[Described]:
        """How rows are asked for: by page, order, words, values, and with what in place of ids."""
        view = cast(Rows, self.view)
        found = []
        if self.is_list():
            found += [self.shared_parameter(name) for name in ("PageSize", "Cursor")]
        if self.action == "export":
            found.append(self.shared_parameter("Format"))
        if self.is_list() or self.action == "export":
            found.append(among("ordering", [way + name for name in view.orderings for way in ("", "-")]))
            found += [self.shared_parameter("Search")] if getattr(view, "search_fields", None) else []
            found += [*map(self.filtered, view.filters), *chain.from_iterable(map(self.ranged, view.ranges))]
        if self.is_list() or self.action in ("export", "retrieve"):
            relations = expandable(cast(Any, view).serializer_class)
            found += [among("expand", list(relations), many=True)] if relations else []
        return found

    def filtered(self, name: str) -> Described:
        """A column that is compared exactly, with any of the values that are given."""
        several = {"type": "array", "items": self.value_of(name)}
        return parameter(name, "query", "Exactly this; given twice, either.", several)

    def ranged(self, name: str) -> list[Described]:
        """The two ends between which a column may be."""
        words = zip(ENDS, ("From this one on.", "Before this one."), strict=True)
        return [parameter(f"{name}__{end}", "query", said, self.value_of(name)) for end, said in words]

    def value_of(self, name: str) -> Described:
        """A value of a column of these rows, as a query string has it."""
        return self.of_column(cast(Any, self.view).serializer_class.Meta.model._meta.get_field(name))

    def shared_parameter(self, name: str) -> Described:
        return self.shared(name, ResolvedComponent.PARAMETER, PARAMETERS[name])

    def shared(self, name: str, kind: str, schema: Described) -> Described:
        """A reference to a component, which is added where it is not there yet."""
        component = ResolvedComponent(name=name, type=kind, schema=schema, object=name)
        self.registry.register_on_missing(component)
        return component.ref

    # --- What is answered -----------------------------------------------------------------------------

    def get_response_serializers(self) -> Any:
        serializer = super().get_response_serializers()
        return page_of(cast(Any, type(serializer))) if self.is_list() else serializer

    def _get_response_bodies(self, direction: Any = "response") -> Any:
        self.resolve_serializer(ProblemSerializer, "response")
        for name, schema in HEADERS.items():
            self.shared(name, ResolvedComponent.HEADER, schema)
        said = FILE if self.action == "export" else super()._get_response_bodies(direction)
        answers = {status: self.done(status, answer) for status, answer in said.items() if status < "400"}
        if self.action == "retrieve":
            answers["304"] = {"description": "It is what the client has.", "headers": REQUEST_ID}
        refused = {int(status) for status in said if status >= "400"} | self.refusals()
        own = {
            status: answer for status, answer in said.items() if status >= "400" and not is_problem(answer)
        }
        answers |= {str(status): self.refused(status) for status in refused}
        return dict(sorted((answers | own).items()))

    def refused(self, status: int) -> Described:
        """A reference to the problem that has this status."""
        code = BY_STATUS[status]
        name = "".join(word.capitalize() for word in code.split("_"))
        return self.shared(name, ResolvedComponent.RESPONSE, refusal(code))

    def done(self, status: str, answer: Described) -> Described:
        """An answer with its headers; the version of a row is told wherever the row is."""
        headers = {**REQUEST_ID, **answer.get("headers", {})}
        content = answer.get("content", {}).get("application/json", {})
        name = content.get("schema", {}).get("$ref", "").rpartition("/")[2]
        schema = self.registry._components.get((name, ResolvedComponent.SCHEMA))
        told = {"ETag": schema is not None and {"id", "updated_at"} <= schema.schema["properties"].keys()}
        told["Location"] = told["ETag"] and self.action == "create"
        told["Idempotent-Replayed"] = self.is_repeatable()
        headers |= {
            each: {"$ref": f"#/components/headers/{each}"} for each, is_told in told.items() if is_told
        }
        return {**answer, "description": answer["description"] or "Done.", "headers": headers}

    def refusals(self) -> set[int]:
        """The statuses of what can be refused here, beside those that @extend_schema names."""
        if not isinstance(self.view, Endpoint):
            return {406, 404} if "{" in self.path else {406}
        found = {401, 406, 411, 500, 503}
        found |= {400} if self.enters() else set()
        found |= {404} if self.enters() or "{" in self.path else set()
        found |= {400, 403, 409} if self.method in WRITES else set()
        found |= {413, 415} if self.method in WRITES - {"DELETE"} else set()
        found |= {412, 428} if "IfMatch" in self.of_request() else set()
        found |= {412} if self.action == "destroy" else set()
        found |= {422} if "IdempotencyKey" in self.of_request() else set()
        return found


def is_problem(answer: Described) -> bool:
    """Whether an answer is a problem, or nothing: then its status says all of it."""
    schemas = [content["schema"] for content in answer.get("content", {}).values()]
    return schemas in ([], [{"$ref": "#/components/schemas/Problem"}])
