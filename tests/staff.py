"""Operators with roles of their own, and a phone that shows codes."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.db import connections, transaction

from codex.factories import UserFactory
from codex.models import Operator, OperatorRole, User
from codex.tenancy import routed_to
from tests.conftest import PASSWORD


def operator(name: str, **roles: str) -> User:
    """An operator who has these roles, by area."""
    with routed_to("operator"):
        person: User = UserFactory.create(
            full_name=name, email=f"{name.lower()}@codex.example", secret=PASSWORD, is_staff=True
        )
        made = Operator.objects.create(user=person)
        OperatorRole.objects.bulk_create(
            OperatorRole(operator=made, area=area, role=role) for area, role in roles.items()
        )
    return person


@contextmanager
def as_operator(person: User) -> Iterator[Any]:
    """SQL as the page of all workspaces writes it: by the operators' connection, in this person's name."""
    with transaction.atomic("operator"), connections["operator"].cursor() as cursor:
        cursor.execute("SELECT set_config('app.current_user_id', %s::text, true)", [str(person.pk)])
        yield cursor


def code_of(secret: str, later: int = 0) -> str:
    """What a phone with this secret shows now, or so many half minutes later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later))
