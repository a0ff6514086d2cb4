"""Steps of an assignment: it rests, works again, and comes before others or after them."""

from agents.models import AgentAssignment
from agents.models.assignments import AssignmentStatus


class NotNow(Exception):
    """An assignment cannot take this step from where it is by now."""

    def __init__(self, is_now: str) -> None:
        super().__init__(f"This assignment is {is_now}.")


def pause(*, assignment: AgentAssignment) -> AgentAssignment:
    """Let an active assignment rest; raises NotNow."""
    return _step(assignment, AssignmentStatus.ACTIVE, AssignmentStatus.PAUSED)


def resume(*, assignment: AgentAssignment) -> AgentAssignment:
    """Let a paused assignment work again; raises NotNow."""
    return _step(assignment, AssignmentStatus.PAUSED, AssignmentStatus.ACTIVE)


def prioritise(*, assignment: AgentAssignment, priority: str) -> AgentAssignment:
    """Say which work comes first."""
    assignment.priority_level = priority
    assignment.save(update_fields=["priority_level"])
    return assignment


def _step(assignment: AgentAssignment, before: AssignmentStatus, to: AssignmentStatus) -> AgentAssignment:
    its = AgentAssignment.objects.filter(pk=assignment.pk, assignment_status=before)
    if not its.update(assignment_status=to):  # two at once: one of them takes it
        assignment.refresh_from_db()
        raise NotNow(assignment.assignment_status)
    assignment.assignment_status = to
    return assignment
