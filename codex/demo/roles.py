"""Who may sign in to the demo: one person of each role, one in two workspaces, and an operator."""

from typing import NamedTuple

from codex.demo.plot import content

PASSWORD = "codex-demo-only"  # noqa: S105 (known to all: the demo answers on this machine alone)
WORKSPACES = ("acme", "bolt")
OPERATOR = ("otto@codex.example", "Otto Brandt")


class Login(NamedTuple):
    """An account of the demo; `who` says what it is for."""

    email: str
    password: str
    who: str


def logins() -> list[Login]:
    """Everybody who can sign in, members first, as `serve` and the README tell."""
    roles: dict[str, list[str]] = {}
    for slug in WORKSPACES:
        told = content("codex", slug)
        for person in told["people"]:
            if "email" in person:
                roles.setdefault(person["email"], []).append(f"{person['role']} of {told['name']}")
    members = [Login(email, PASSWORD, " and ".join(where)) for email, where in roles.items()]
    return [*members, Login(OPERATOR[0], PASSWORD, "operator of all workspaces")]
