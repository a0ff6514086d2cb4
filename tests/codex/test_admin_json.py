"""JSON in a form: what is wrong is said with its place, as the API says it, and what was typed stays."""

import json
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client

from agents.models.schemas import EXECUTION_CONSTRAINTS, MODEL_CONFIG
from codex.factories import CohortFactory
from codex.models import User, Workspace
from codex.models.ground import JOURNEY, STAGES, adds_up
from codex.shapes import Fits, span
from gamification.models import Achievement
from gamification.models.conditions import CONDITION, METRICS
from tests.admin_rows import page
from tests.caller import Caller
from tests.conftest import inside
from tests.pages import filled, send

pytestmark = pytest.mark.django_db
TYPED = '{"all": [{"metric": "login_count", "at_least": 1},\r\n  {"at_least": 2, "metric": "logins"}]}'


def test_form_and_api_say_alike_where_a_fault_is(client: Client, ada: User, acme: Workspace) -> None:
    with inside(acme):
        row = Achievement.objects.get(code="first_campaign")
    client.force_login(ada)
    ask = Caller(ada, acme)

    response = send(client, page("achievements", "change", row.pk), condition_value=TYPED)
    version = {"If-Match": ask.get(f"achievements/{row.pk}/").headers["ETag"]}
    api = ask("patch", f"achievements/{row.pk}/", {"condition_value": json.loads(TYPED)}, **version)

    (sentence,) = response.context["adminform"].form.errors["condition_value"]
    assert sentence == f"at all[1].metric: 'logins' is none of {', '.join(METRICS)}."
    assert [each["detail"] for each in api.problem["errors"]] == [sentence]
    field = response.context["adminform"].form["condition_value"]
    typed = TYPED.replace("\r\n", "\n")
    fault = field.field.widget.fault
    assert field.value() == typed
    assert (typed[fault.begins : fault.ends], fault.number) == ('"logins"', 2)
    assert f'data-fault="{fault.begins},{fault.ends}"' in response.content.decode()


def test_text_that_is_no_json_is_said_with_line_and_column_and_stays_as_typed(
    client: Client, ada: User, acme: Workspace
) -> None:
    cohort = CohortFactory.create(workspace=acme, journey_distribution=dict.fromkeys(reversed(STAGES), 0.2))
    client.force_login(ada)
    url = page("cohorts", "change", cohort.pk)

    opened = filled(client.get(url))["journey_distribution"]
    broken = send(client, url, journey_distribution='{\n  "unaware": 0.4,\n  aware: 1}')
    lacking = send(client, url, journey_distribution=json.dumps(dict.fromkeys(STAGES, 0.1)))

    assert list(json.loads(opened)) == list(STAGES)
    assert opened.startswith('{\n  "unaware": 0.2,\n')
    form = broken.context["adminform"].form
    assert form.errors["journey_distribution"] == [
        "This is not JSON: line 3, column 3: expecting property name enclosed in double quotes."
    ]
    assert form["journey_distribution"].value() == '{\n  "unaware": 0.4,\n  aware: 1}'
    assert lacking.context["adminform"].form.errors["journey_distribution"] == [
        "Together the shares make 0.5; they have to make 1."
    ]


def metric(**more: Any) -> dict[str, Any]:
    return {"metric": "login_count", "at_least": 1, **more}


def config(**its: Any) -> dict[str, Any]:
    return {"model": "fast", "temperature": 1, "max_tokens": 9, **its}


@pytest.mark.parametrize(
    ("function", "rule", "values"),
    [
        (
            "is_condition",
            Fits(CONDITION),
            [
                *(metric(metric=name) for name in (*METRICS, "logins", 5)),
                *(metric(at_least=bound) for bound in (0.01, 0.001, 0, -1, 10**12, 10**13, "5", True, None)),
                *(metric(more=1), {"metric": "login_count"}, {"all": []}, {"any": [metric()] * 21}, {"x": 1}),
                *({"any": [metric()] * 20}, {"all": [metric()], "any": [metric()]}, {"all": metric()}),
                *({"all": [{"any": [{"all": [{"any": [metric()]}]}]}]},),
                *({"all": [{"any": [{"all": [{"any": [{"all": [metric()]}]}]}]}]},),
            ],
        ),
        (
            "is_journey",
            Fits(JOURNEY, also=adds_up),
            [
                *(dict.fromkeys(STAGES, share) for share in (0.2, 0.201, 0.203, 0.198, "0.2", 1, -0.2)),
                *({**dict.fromkeys(STAGES, 0.2), "more": 0}, {"unaware": 1}),
            ],
        ),
        (
            "is_execution_constraints",
            Fits(EXECUTION_CONSTRAINTS),
            [
                *({"budget_per_day": bound} for bound in (0.5, 0, -1, "5", None, True)),
                *({"runs_per_minute": bound} for bound in (5, 5.0, 5.5, 0)),
                *({"tokens_per_run": 1.5}, {"more": 1}),
            ],
        ),
        (
            "is_model_config",
            Fits(MODEL_CONFIG),
            [
                *(config(model=name) for name in ("fast", "", "x" * 201, 5)),
                *(config(temperature=warm) for warm in (0, 2, 2.1, -1, "1")),
                *(config(max_tokens=most) for most in (1.5, 0, 10**6, 10**6 + 1)),
                *({"model": "fast", "temperature": 1}, config(more=1)),
            ],
        ),
    ],
)
def test_python_refuses_exactly_what_the_database_does(function: str, rule: Fits, values: list[Any]) -> None:
    with connection.cursor() as cursor:
        for value in values:
            cursor.execute(f"SELECT {function}(%s::jsonb)", [json.dumps(value)])
            assert (value, fits(rule, value)) == (value, cursor.fetchone()[0] is not False)


def fits(rule: Fits, value: Any) -> bool:
    try:
        rule(value)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(
    ("path", "found"),
    [
        (["a", 1, "b"], "[true]"),
        (["a", 0], "1"),
        (["twice"], '"last"'),
        (["nowhere", 5], None),
        ([], None),
    ],
)
def test_a_path_is_found_in_the_text(path: list[Any], found: str | None) -> None:
    text = ' { "a" : [1 , {"c": {}, "b": [true]}], "twice": 1, "twice": "last" }'

    begins, ends = span(text, path)

    assert text[begins:ends] == (found or text.strip())
