"""A workspace with as many campaigns as all others together, and who asks for them."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from benchmarks import filling
from codex.models import ApiKey, PersonalToken, User, Workspace
from codex.services import issue_key
from codex.tenancy import working_in

WHOLE = 0  # its number
PEOPLE = """
    INSERT INTO users (email, password, full_name)
    VALUES ('person-0-1@example.com', '!', 'Person 1 of 0') RETURNING id
"""
WORKSPACE = """
    WITH made AS (INSERT INTO workspaces (name, slug) VALUES ('Workspace 0', 'workspace-0') RETURNING id)
    INSERT INTO workspace_members (workspace_id, user_id, role) SELECT id, %s, 'admin' FROM made
    RETURNING workspace_id
"""
# Their ids, which are times, lie among those of the others.
CAMPAIGNS = """
    INSERT INTO campaigns (id, workspace_id, name, description, objective, status)
    SELECT uuidv7(first + (last - first) * n / %(rows)s - clock_timestamp()), %(workspace)s, 'Campaign ' || n,
        repeat('What this campaign is about. ', 8), repeat('What it is to achieve. ', 5),
        (ARRAY['draft', 'planning', 'paused', 'completed', 'archived'])[1 + n %% 5]
    FROM generate_series(1, %(rows)s) n,
        (SELECT min(uuid_extract_timestamp(id)) AS first, max(uuid_extract_timestamp(id)) AS last
         FROM campaigns) others
"""


@dataclass(frozen=True)
class Asking:
    """Where a list of campaigns is asked for, and with which headers."""

    path: str
    headers: Mapping[str, str]


def load(rows: int) -> None:
    """Make the workspace with so many campaigns."""
    with filling.owner() as cursor:
        filling.without_triggers(cursor, "DISABLE")
        cursor.execute(PEOPLE)
        cursor.execute(WORKSPACE, cursor.fetchone())
        (workspace_id,) = cursor.fetchone()
        cursor.execute(CAMPAIGNS, {"rows": rows, "workspace": workspace_id})
        filling.without_triggers(cursor, "ENABLE")
    filling.tidy()


def somebody(workspace: filling.Measured) -> tuple[Asking, Asking]:
    """A person with a token, and a key: how each asks the API."""
    person = User.objects.get(pk=workspace.user_id)
    _, token = PersonalToken.objects.create(user=person, name="Measured", expiry=datetime.timedelta(days=1))
    with working_in(Workspace(pk=workspace.id), person):
        key = issue_key(key=ApiKey(name="Measured", scopes=["campaigns:read"]))
    campaigns = "/api/v1/campaigns/"
    return (
        Asking(campaigns, {"Authorization": f"Token {token}", "X-Workspace": workspace.slug}),
        Asking(campaigns, {"Authorization": f"Bearer {key}"}),
    )
