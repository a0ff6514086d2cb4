"""A person is deleted whatever she is linked to."""

import pytest
from django.contrib.auth.models import Group
from django.db import connections

from codex.models import User
from codex.tenancy import routed_to

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "operator"])


def test_a_person_in_a_group_can_be_deleted_in_sql(otto: User) -> None:
    with routed_to("operator"):
        group = Group.objects.create(name="Reviewers")
        otto.groups.add(group)

    with connections["operator"].cursor() as cursor:
        cursor.execute("DELETE FROM users WHERE id = %s", [otto.pk])

    with routed_to("operator"):
        left = User.objects.filter(pk=otto.pk).count()
        group.delete()
    assert left == 0
