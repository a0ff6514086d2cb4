"""Row policies as something a model declares; README of the rules: ARCHITECTURE.md, Who sees which rows."""

from django_rls.policies import BasePolicy

# Each setting is read once a statement: the sub-select makes it a constant of the plan. The one-argument
# form raises where no workspace was entered, so that a forgotten one is an error and not an empty list.
WORKSPACE = "(SELECT current_setting('app.current_workspace_id')::uuid)"
# Compared as text: it is '' for an agent, and without a NULLIF the prover in CI can decide the policy.
USER = "(SELECT current_setting('app.current_user_id'))"

INSIDE = f"workspace_id = {WORKSPACE}"


def role_in(*roles: str) -> str:
    """Whether the member has one of these roles.

    Asked whole in the sub-select: the planner takes that for even odds. Compared outside of it, it is
    taken for a rare case, and a list of the newest rows sorts all of the workspace.
    """
    among = ", ".join(f"'{role}'" for role in roles)
    return f"(SELECT current_setting('app.current_member_role') IN ({among}))"


WRITERS = role_in("strategist", "admin", "owner", "agent")
MANAGERS = role_in("admin", "owner")


class RowPolicy(BasePolicy):
    """A rule for one verb, in SQL; for INSERT it looks at the new row only.

    `columns` are all that an UPDATE may set: the app is granted these and no others.
    """

    def __init__(
        self,
        name: str,
        rule: str,
        operation: str,
        *,
        permissive: bool = True,
        roles: str = "codex_app",
        columns: tuple[str, ...] = (),
    ) -> None:
        self.rule, self.columns = rule, columns
        super().__init__(name, operation=operation, permissive=permissive, roles=roles)

    def get_sql_expression(self) -> str:
        return self.rule

    def get_using_expression(self) -> str | None:
        return None if self.operation == self.INSERT else self.rule


def floor(rule: str = INSIDE) -> RowPolicy:
    """The restriction that no other policy can lift: rows of the entered workspace, for every role."""
    return RowPolicy("floor", rule, "ALL", permissive=False, roles="PUBLIC")


def members_read(rule: str = INSIDE) -> RowPolicy:
    """Every member of the workspace reads."""
    return RowPolicy("members_read", rule, "SELECT")


def writes(who: str, condition: str) -> list[RowPolicy]:
    """One policy each for INSERT, UPDATE and DELETE; never FOR ALL, which would widen every read."""
    verbs = {"add": "INSERT", "change": "UPDATE", "remove": "DELETE"}
    rule = f"{INSIDE}\n        AND {condition}"
    return [RowPolicy(f"{who}_{verb}", rule, operation) for verb, operation in verbs.items()]


# What a workspace table has unless it says otherwise: members read, writers write.
SHARED = [floor(), members_read(), *writes("writers", WRITERS)]
