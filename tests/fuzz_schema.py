"""What nobody would think of, sent to every operation: valid and broken requests made from the document.

Run by its name, alone or with -n and --dist each: an operation is a test of its own, and answers 2xx in it
at least once.
"""

import base64
import gc
import logging
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

import pytest
import schemathesis
from django.apps import apps
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, connections, transaction
from django.test import override_settings
from hypothesis import HealthCheck, Phase, settings
from schemathesis.config import SchemathesisConfig
from schemathesis.core.parameters import ParameterLocation
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import ignored_auth

from codex import refusals
from codex.api.documents import document
from codex.rules import Rule, Unique
from tests.conftest import PASSWORD
from tests.fuzz_rows import Seeded, is_id

EXAMPLES = int(os.environ.get("CODEX_FUZZ_EXAMPLES", "5"))  # of each operation, beside those at the edges
OWNERS_ALONE = ["invitations_create", "members_update", "members_partial_update"]  # make an owner
READING = ("GET", "HEAD", "OPTIONS", "TRACE")
BATCHES = ["agent_executions_batch", "signals_batch"]

CONFIG = SchemathesisConfig.from_dict(
    {
        "generation": {
            "allow-x00": False,
            "max-examples": EXAMPLES,
            "deterministic": True,
            "with-security-parameters": False,
        },
        # What follows the document may still be against a rule: rules_refuse() looks at which.
        "checks": {
            "missing_required_header": {"expected-statuses": ["400", "428"]},
            "positive_data_acceptance": {"expected-statuses": ["2xx", "400", "409"]},
            "negative_data_rejection": {"expected-statuses": ["400", "404", "405", "415", "428"]},
        },
        "operations": [
            # A file takes what its list takes, and PUT what PATCH takes: these are sent what is wrong.
            {
                "include-operation-id-regex": "_export$|(?<!_partial)_update$",
                "phases": {"coverage": {"generation": {"mode": "positive"}}},
            },
            {
                "include-operation-id": OWNERS_ALONE,
                "checks": {"positive_data_acceptance": {"expected-statuses": ["2xx", "400", "403"]}},
            },
            # Their entries are refused one by one: entries_are_refused() looks at which.
            {
                "include-operation-id": BATCHES,
                "checks": {
                    "negative_data_rejection": {"expected-statuses": ["207", "400", "404", "405", "415"]}
                },
            },
        ],
    }
)
API = schemathesis.openapi.from_dict(document(), config=CONFIG)
API.app = get_wsgi_application()
# Making the cases takes long: of many workers (--dist each), each makes and tries a share of its own.
WORKER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
WORKERS = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
OPERATIONS = [found.ok().label for found in API.get_all_operations() if isinstance(found, Ok)]
# CI tries a part, another one with each commit: "0/6" is every sixth operation.
PART, PARTS = map(int, os.environ.get("CODEX_FUZZ_PART", "0/1").split("/"))
SHARE = sorted(OPERATIONS)[PART::PARTS][WORKER::WORKERS]

RULES = {
    rule.name
    for model in apps.get_models()
    for rule in model._meta.constraints
    if isinstance(rule, Rule | Unique) and not rule.schema
}
# What no schema says: rules of the database, host names and time zones of the world, and that a number has
# so many digits, and a time its century.
UNSAID = {*RULES, *refusals._WORDS, "url", "timezone", "min_value", "max_value", "overflow"} | {
    *("max_digits", "max_decimal_places", "max_whole_digits"),
}
WORLD: list[Seeded] = []
DONE: Counter[str] = Counter()


@contextmanager
def undone(alias: str = "default") -> Iterator[None]:
    """A piece of a test's transaction that leaves nothing behind; requests may nest their own in it."""
    block: Any = transaction.atomic(alias)
    block._from_testcase = True
    with block:
        yield
        transaction.set_rollback(True, alias)


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[Seeded]:
    """Acme and a worker, in transactions around all tests."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)  # as Django's own test client does
    hashers = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with (
        override_settings(PASSWORD_HASHERS=hashers),
        django_db_blocker.unblock(),
        undone(),
        undone("jobs"),
        connections["default"].cursor() as cursor,
        connections["jobs"].cursor() as jobs,
    ):
        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        gc.freeze()  # all tests are made by now: hundreds of megabytes that stay
        logging.disable()  # thousands of refusals are expected
        jobs.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        jobs.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() + interval '1 day')")
        yield Seeded()
    logging.disable(logging.NOTSET)
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture(autouse=True)
def _is_done(world: Seeded) -> Iterator[None]:
    """Whatever an operation does, it does at least once."""
    WORLD[:] = [world]
    DONE.clear()
    yield
    assert sum(DONE.values()) > 0, "It never answered 2xx."


@schemathesis.hook
def before_call(context: Any, case: Any, kwargs: Any) -> None:
    """Put what is there in place of what was made up, where that is not what makes the request invalid."""
    if case.meta is None or not WORLD:
        return
    (world,), path = WORLD, case.operation.path
    broken = {place for place, info in case.meta.components.items() if info.mode.is_negative}
    if is_id(case.path_parameters.get("id")):
        case.path_parameters["id"] = world.row_at(path)
    if isinstance(case.body, dict):
        case.body = world.filled(case.body)
        if ParameterLocation.BODY not in broken:
            case.body = world.known(path, case.body)
    if case.query:
        case.query = world.known(path, world.filled(case.query))
        if ParameterLocation.QUERY not in broken:
            case.query.pop("cursor", None)  # one is given out, and not made up
    for name, known in (("X-Workspace", "acme"), ("If-Match", "*")):
        if case.headers.get(name):
            case.headers[name] = known


@schemathesis.check
def rules_refuse(ctx: Any, response: Any, case: Any) -> None:
    """Whoever sends what the document allows is refused by a rule that no schema can say."""
    if case.meta is None or not case.meta.generation.mode.is_positive:
        return
    for problem in problems(response):
        said = [error for error in problem["errors"] if error["code"] not in UNSAID]
        assert problem["errors"], f"No field is named: {problem['detail']}"
        assert not said, f"The schema does not say: {said}"


@schemathesis.check
def entries_are_refused(ctx: Any, response: Any, case: Any) -> None:
    """A list with a broken entry is answered with a refusal of an entry."""
    if case.meta is None or not case.meta.is_negative_at(ParameterLocation.BODY):
        return
    assert response.status_code != 207 or problems(response), "Every entry was accepted."


def problems(response: Any) -> list[Any]:
    """What is wrong with what was sent, as the answer says: of the whole, or of the entries of a list."""
    if response.status_code == 207:
        return [entry["problem"] for entry in response.json()["results"] if "problem" in entry]
    return [response.json()] if response.status_code == 400 else []


def is_anothers(context: Any) -> bool:
    """Whether another worker tries this operation."""
    return context.operation.label not in SHARE


@API.exclude(is_anothers).parametrize()
@settings(
    deadline=None,
    max_examples=EXAMPLES,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_every_operation_answers_as_described(case: Any) -> None:
    login = base64.b64encode(f"ari@acme.example:{PASSWORD}".encode()).decode()
    # That it is for nobody else is asked once.
    asked = [ignored_auth] if DONE else []

    with nullcontext() if case.method in READING else undone():
        response = case.call_and_validate(headers={"Authorization": f"Basic {login}"}, excluded_checks=asked)

    if response.status_code < 300:
        DONE[case.operation.definition.raw["operationId"]] += 1
