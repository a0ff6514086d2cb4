"""Many runs as text: lines of JSON or CSV, each checked, all recorded or none."""

import csv
import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from unfold.widgets import UnfoldAdminFileFieldWidget, UnfoldAdminSelectWidget, UnfoldAdminTextareaWidget

from agents.models import Agent
from agents.models.executions import Outcome
from agents.services import MOST_AT_ONCE, RunRefused, record_list
from codex.admin.roles import everywhere
from codex.models import Workspace

EXAMPLE = """agent,execution_time_seconds,outcome,cost
RES-001,2.5,success,0.02
RES-001,4,error,0.01"""


class RunForm(forms.Form):
    """One run of a list."""

    agent = forms.CharField()
    assignment = forms.UUIDField(required=False)
    execution = forms.UUIDField(required=False)
    started_at = forms.DateTimeField(required=False)
    execution_time_seconds = forms.DecimalField(max_digits=12, decimal_places=3, min_value=0)
    input_tokens = forms.IntegerField(min_value=0, max_value=2**63 - 1, required=False)
    output_tokens = forms.IntegerField(min_value=0, max_value=2**63 - 1, required=False)
    cost = forms.DecimalField(max_digits=14, decimal_places=6, min_value=0, required=False)
    outcome = forms.ChoiceField(choices=Outcome.choices)
    quality = forms.DecimalField(max_digits=5, decimal_places=2, min_value=0, max_value=100, required=False)


class ListForm(forms.Form):
    """Takes a list, and once it is valid has recorded it: `recorded` of its `runs` were new."""

    text = forms.CharField(
        label="Runs",
        required=False,
        strip=False,
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 15, "placeholder": EXAMPLE}),
        help_text="A line for each: CSV with the names of its columns first, or a JSON object a line. Give "
        "agent (its code or id), execution_time_seconds and outcome (success, failure, error), and where "
        "known assignment, started_at, input_tokens, output_tokens, cost in USD, quality 0-100, and as "
        "execution your own id of the run: the same one again is not counted twice.",
    )
    file = forms.FileField(
        required=False, widget=UnfoldAdminFileFieldWidget, help_text="Or the same as a file."
    )
    runs: list[dict[str, Any]]
    recorded = 0

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if everywhere():
            self.fields["workspace"] = forms.ModelChoiceField(
                Workspace.objects.all(), widget=UnfoldAdminSelectWidget
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors:
            if cleaned["text"] and cleaned["file"]:
                raise ValidationError("Give the runs as text or as a file, and not both.")
            found = lines(cleaned["text"] or decoded(cleaned["file"]))
            self.runs = checked(found)
            self.recorded = self._record(list(found), getattr(cleaned.get("workspace"), "pk", None))
        return cleaned

    def _record(self, numbers: list[int], workspace_id: Any) -> int:
        try:
            return record_list(executions=self.runs, workspace_id=workspace_id)
        except RunRefused as error:
            its, line = error.refusal, numbers[error.number - 1]
            raise ValidationError(f"Line {line}, {its.field}: {its.sentence}") from error


def decoded(file: Any) -> str:
    """The text of a file, or nothing where there is none."""
    try:
        return file.read().decode("utf-8-sig") if file else ""
    except UnicodeDecodeError as error:
        raise ValidationError("This file is no text in UTF-8.") from error


def lines(text: str) -> dict[int, dict[str, Any]]:
    """What each line says, by its number, from 1; empty lines are nothing."""
    numbered = {number: line for number, line in enumerate(text.splitlines(), 1) if line.strip()}
    found = from_json(numbered) if text.lstrip().startswith("{") else from_csv(numbered)
    if not found:
        raise ValidationError("Give at least one run, and a line for each.")
    if len(found) > MOST_AT_ONCE:
        raise ValidationError(f"Give at most {MOST_AT_ONCE:,} runs at once; these are {len(found):,}.")
    return found


def from_json(numbered: dict[int, str]) -> dict[int, dict[str, Any]]:
    """Objects, with their values as text."""
    found = {}
    for number, line in numbered.items():
        try:
            given = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise ValidationError(f"Line {number}: This is no JSON object.") from error
        if not isinstance(given, dict):
            raise ValidationError(f"Line {number}: This is no JSON object.")
        found[number] = {name: as_text(value) for name, value in given.items()}
    return found


def as_text(value: Any) -> str:
    """A JSON value as it would stand in CSV."""
    return "" if value is None else value if isinstance(value, str) else json.dumps(value)


def from_csv(numbered: dict[int, str]) -> dict[int, dict[str, Any]]:
    """Rows by the names in the first line."""
    names: list[str] = []
    found = {}
    for number, line in numbered.items():
        try:
            values = next(csv.reader([line]))
        except csv.Error as error:
            raise ValidationError(f"Line {number}: This is no CSV.") from error
        if not names:
            names = [name.strip() for name in values]
        elif len(values) > len(names):
            raise ValidationError(f"Line {number}: It has more values than the first line has names.")
        else:
            found[number] = dict(zip(names, values, strict=False))
    return found


def checked(found: dict[int, dict[str, Any]]) -> list[dict[str, Any]]:
    """Runs as services.record_executions() takes them; raises ValidationError about the first wrong line."""
    codes = dict(Agent.objects.values_list("code", "pk"))
    ids = {str(pk): pk for pk in codes.values()}
    runs = []
    for number, given in found.items():
        form = RunForm(given)
        for name in [name for name in given if name not in form.fields]:
            printable = name.encode(errors="backslashreplace").decode()
            raise ValidationError(f"Line {number}: There is no column {printable}.")
        for name, errors in form.errors.items():
            raise ValidationError(f"Line {number}, {name}: {errors[0]}")
        run = {name: value for name, value in form.cleaned_data.items() if value not in (None, "")}
        run["agent"] = codes.get(run["agent"]) or ids.get(run["agent"].lower())
        if run["agent"] is None:
            raise ValidationError(f"Line {number}, agent: There is no such agent.")
        runs.append(run)
    return runs
