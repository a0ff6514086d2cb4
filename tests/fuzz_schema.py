"""What nobody would think of, sent to every operation: valid and broken requests made from the document."""

import base64
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, connection, transaction
from django.test import override_settings
from hypothesis import HealthCheck, Phase, settings
from schemathesis.config import SchemathesisConfig
from schemathesis.core.parameters import ParameterLocation

from agents.factories import agent
from alerts.factories import NotificationFactory
from codex.api.documents import document
from codex.factories import UserFactory
from codex.models import Workspace
from gamification.models import UserAchievement
from gamification.services import unlock_achievement
from tests.conftest import PASSWORD, inside, join, make_workspace
from tests.resources import Rows, body, one_of_each

EXAMPLES = int(os.environ.get("CODEX_FUZZ_EXAMPLES", "5"))  # of each operation, beside those at the edges

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
            "missing_required_header": {"expected-statuses": ["400", "401", "403", "428"]},
            "positive_data_acceptance": {
                "expected-statuses": ["2xx", "304", "400", "403", "404", "409", "412"]
            },
            "negative_data_rejection": {
                "expected-statuses": [
                    "400",
                    "401",
                    "403",
                    "404",
                    "405",
                    "406",
                    "409",
                    "412",
                    "413",
                    "415",
                    "428",
                ]
            },
        },
    }
)
API = schemathesis.openapi.from_dict(document(), config=CONFIG)
API.app = get_wsgi_application()

# What a schema cannot say: the rules of the database, whose names are the codes of refusals, and these.
UNSAID = {
    *("blank", "does_not_exist", "null_characters_not_allowed", "unstorable", "timezone"),
    *("max_digits", "max_decimal_places", "max_whole_digits", "min_value", "max_value", "overflow"),
}
DONE: Counter[str] = Counter()
ASKED: set[str] = set()


@contextmanager
def undone() -> Iterator[None]:
    """A piece of a test's transaction that leaves nothing behind; requests may nest their own in it."""
    block: Any = transaction.atomic()
    block._from_testcase = True
    with block:
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[Rows]:
    """A row of each resource, Ari's own where it is a person's, in a transaction around all tests."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)  # as Django's own test client does
    hashers = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with override_settings(PASSWORD_HASHERS=hashers), django_db_blocker.unblock(), undone():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        ada = UserFactory(email="ada@acme.example")
        acme = make_workspace("Acme", ada)
        ari = join(acme, "admin", email="ari@acme.example", secret=PASSWORD)
        yield seeded(acme, ari)
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def seeded(acme: Workspace, ari: Any) -> Rows:
    """What requests refer to."""
    rows = one_of_each(acme)
    rows["agents"] = agent("MUS-001")
    rows["agent-capabilities"] = rows["agents"].capabilities.first()
    rows["agent-releases"] = rows["agents"].releases.first()
    with inside(acme):
        unlock_achievement(user=ari, achievement=rows["achievements"])
        rows["user-achievements"] = UserAchievement.objects.get(workspace=acme, user=ari)
    rows["notifications"] = NotificationFactory.create(workspace=acme, user=ari)
    return rows


@pytest.fixture(autouse=True)
def _as_ari(world: Rows) -> None:
    """The rows for the hook."""
    WORLD.update(world)


WORLD: Rows = {}


@schemathesis.hook
def before_call(context: Any, case: Any, kwargs: Any) -> None:
    """Put seeded ids in place of those that were made up, where the request is to be valid."""
    if case.meta is None or not WORLD:
        return
    valid = {place for place, info in case.meta.components.items() if info.mode.is_positive}
    resource = case.operation.path.removeprefix("/api/v1/").partition("/")[0]
    if "id" in case.path_parameters and ParameterLocation.PATH in valid:
        case.path_parameters["id"] = str(WORLD[resource].pk)
    if case.meta.generation.mode.is_positive and isinstance(case.body, dict):
        case.body = linked(case.body, resource)
    if ParameterLocation.QUERY in valid and case.query:
        case.query.pop("cursor", None)  # one is given out, and not made up
    if ParameterLocation.HEADER in valid:
        known = {"X-Workspace": "acme", "If-Match": "*"}
        case.headers.update({name: known[name] for name in known.keys() & case.headers.keys()})


def linked(sent: dict[str, Any], resource: str) -> dict[str, Any]:
    """A body whose ids are of rows that are there."""
    try:
        links = body(resource, WORLD)
    except KeyError:
        links = {}
    return {**sent, **{name: links[name] for name in sent.keys() & links.keys() if is_id(links[name])}}


def is_id(value: Any) -> bool:
    return isinstance(value, str) and len(value) == 36


@schemathesis.check
def rules_refuse(ctx: Any, response: Any, case: Any) -> None:
    """Whoever sends what the document allows is refused by a rule that no schema can say."""
    if case.meta is None or not case.meta.generation.mode.is_positive or response.status_code != 400:
        return
    errors = response.json()["errors"]
    said = [error for error in errors if "_" not in error["code"] and error["code"] not in UNSAID]
    assert not said, f"The schema does not say: {said}"


@API.parametrize()
@settings(
    deadline=None,
    max_examples=EXAMPLES,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_every_operation_answers_as_described(case: Any) -> None:
    login = base64.b64encode(f"ari@acme.example:{PASSWORD}".encode()).decode()
    ASKED.add(case.operation.definition.raw["operationId"])

    with undone():
        response = case.call_and_validate(headers={"Authorization": f"Basic {login}"})

    if response.status_code < 300:
        DONE[case.operation.definition.raw["operationId"]] += 1


def test_every_operation_was_done_at_least_once() -> None:
    every = {operation["operationId"] for path in document()["paths"].values() for operation in path.values()}
    if every != ASKED:
        pytest.skip("not every operation was tried")

    assert every - DONE.keys() == set()
