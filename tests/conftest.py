"""The cast: Ada of Acme, Bea of Bolt, Otto the operator; and a database reached as the app's own role."""

import gc
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection, connections, transaction
from django.test.utils import setup_databases, teardown_databases
from xdist.scheduler import LoadFileScheduling

from codex import services, tenancy
from codex.factories import RowFactory, UserFactory
from codex.management.commands.create_operator import give_roles
from codex.models import Operator, User, Workspace, WorkspaceMember
from codex.tenancy import Entered, routed_to, workspace_transaction

SETTINGS = ("app.current_workspace_id", "app.current_user_id", "app.current_member_role")
PASSWORD = "correct horse battery staple"
BROWSER = "tests/browser/"
# Files of few tests that take long; the others count as long as they have tests.
LONG = {
    *("test_admin", "test_admin_choices", "test_admin_crawl", "test_admin_lists", "test_admin_operators"),
    *("test_api_bad_input", "test_command", "test_embedded"),
    *("test_migrations", "test_mutants", "test_restoring", "test_seed_demo", "test_serve"),
    *("test_access", "test_longer_tasks", "test_more_pages", "test_pages", "test_tasks"),
}


class TogetherInBrowser(LoadFileScheduling):
    """One worker has all files of tests/browser: their server, its demo and the browser are made once."""

    def _split_scope(self, nodeid: str) -> str:
        file = super()._split_scope(nodeid)
        return BROWSER if file.startswith(BROWSER) else file


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadFileScheduling | None:
    """By files, where that was asked for."""
    return TogetherInBrowser(config, log) if config.getoption("dist") == "loadfile" else None


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Whose workspace an operator looked into is noted on `counters`; workers take long files first."""
    for item in items:
        for mark in item.iter_markers("django_db"):
            names = mark.kwargs.get("databases", [])
            if "operator" in names and "counters" not in names:
                names.append("counters")
    if hasattr(config, "workerinput"):
        number = Counter(item.path for item in items)
        items.sort(key=lambda item: (item.path.stem not in LONG, -number[item.path], item.path))


def pytest_collection_finish() -> None:
    """What was imported stays: the garbage collector looks through it no more, and less often at the rest."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000)


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest,
    django_test_environment: None,
    django_db_blocker: Any,
    django_db_modify_db_settings: None,
) -> Iterator[None]:
    """One test database, seen by every role; with pytest-django's own set-up tests ran on the real one."""
    with django_db_blocker.unblock():
        made = setup_databases(
            verbosity=0, interactive=False, aliases=dict.fromkeys(connections), serialized_aliases=[]
        )
        assert all(connections[alias].settings_dict["NAME"].startswith("test_") for alias in connections)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT rolname, rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
            )
            assert cursor.fetchone() == ("codex_app", False)
    yield
    with django_db_blocker.unblock():
        connections.close_all()
        teardown_databases(made, verbosity=0)


@contextmanager
def inside(workspace: Any) -> Iterator[None]:
    """Write a row in its own workspace, and be again where the test was."""
    before = tenancy.entered()
    if workspace is None or tenancy.routed() or (before and before.workspace_id == workspace.pk):
        yield
        return
    token = tenancy._entered.set(Entered(workspace.pk, None, "owner"))
    try:
        with transaction.atomic():
            was = put(str(workspace.pk), "", "owner")
            yield
            put(*was)
    finally:
        tenancy._entered.reset(token)


def put(*values: str) -> list[str]:
    """Set the three settings of the transaction to these values, in one go; return what they were."""
    were = ", ".join(f"coalesce(current_setting('{name}', true), '')" for name in SETTINGS)
    become = "; ".join(f"SET LOCAL {name} = '{value}'" for name, value in zip(SETTINGS, values, strict=True))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {were}; {become}")
        return list(cursor.fetchone())


RowFactory.inside = staticmethod(inside)


def make_workspace(name: str, owner: User) -> Workspace:
    """A workspace with its owner; left again, so that a test can enter another."""
    with workspace_transaction():
        return services.create_workspace(name=name, slug=name.lower(), owner=owner)


def join(workspace: Workspace, role: str, **person: Any) -> User:
    """A new member of a workspace."""
    user = UserFactory(**person)
    with inside(workspace):
        WorkspaceMember.objects.create(workspace=workspace, user=user, role=role)
    return user


@pytest.fixture
def ada(db: None) -> User:
    """The owner of Acme."""
    return UserFactory(full_name="Ada Acme", email="ada@acme.example", secret=PASSWORD)


@pytest.fixture
def bea(db: None) -> User:
    """The owner of Bolt."""
    return UserFactory(full_name="Bea Bolt", email="bea@bolt.example", secret=PASSWORD)


@pytest.fixture
def acme(ada: User) -> Workspace:
    return make_workspace("Acme", ada)


@pytest.fixture
def bolt(bea: User) -> Workspace:
    return make_workspace("Bolt", bea)


@pytest.fixture
def viewer(acme: Workspace) -> User:
    """Vic, who may only look at Acme."""
    return join(acme, "viewer", full_name="Vic Viewer", email="vic@acme.example", secret=PASSWORD)


@pytest.fixture
def strategist(acme: Workspace) -> User:
    """Stella, who plans in Acme."""
    return join(
        acme, "strategist", full_name="Stella Strategist", email="stella@acme.example", secret=PASSWORD
    )


@pytest.fixture
def admin(acme: Workspace) -> User:
    """Ari, who manages Acme's people but does not own it."""
    return join(acme, "admin", full_name="Ari Admin", email="ari@acme.example", secret=PASSWORD)


@pytest.fixture
def committed(transactional_db: None) -> Iterator[None]:
    """Rows are committed, so that another connection sees them; the operator clears them away.

    Goes with `pytest.mark.django_db(transaction=True, databases=["default", "operator"])`: naming
    the owner there would have Django truncate every table. What was done stays in the audit log, which
    nobody clears away.
    """
    yield
    with connections["operator"].cursor() as cursor:
        for table in ("procrastinate_jobs", "workspaces", "users", "django_session"):
            cursor.execute(f"DELETE FROM {table}")


@pytest.fixture
def otto(committed: None) -> User:
    """The operator; committed, since he comes by a connection of his own."""
    with routed_to("operator"):
        person = UserFactory(
            full_name="Otto Operator", email="otto@codex.example", secret=PASSWORD, is_staff=True
        )
        Operator.objects.create(user=person)
        give_roles(person)
    return person


@pytest.fixture(autouse=True)
def _links_lead_to_the_test_client(settings: Any) -> None:
    settings.SITE = "http://testserver"


@pytest.fixture(autouse=True)
def _fast_passwords(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _no_limits(settings: Any) -> None:
    """Nothing is counted, save by the tests of limits: they also use the connection `counters`."""
    settings.RATE_LIMITS = {}


@pytest.fixture(autouse=True)
def _plain_static_files(settings: Any) -> None:
    """Pages name their style sheets without a manifest, which only collectstatic writes."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
