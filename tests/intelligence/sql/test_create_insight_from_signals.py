"""An insight is drawn from signals that are there, and is as sure as they are."""

import uuid

import pytest
from django.db import DatabaseError

from codex.models import User, Workspace
from codex.refusals import refusal_of
from codex.tenancy import routed_to, working_in
from intelligence.factories import SignalFactory
from intelligence.models import InsightSignal
from intelligence.services import create_insight
from tests.words import refused


def test_it_keeps_what_it_was_drawn_from(acme: Workspace, ada: User) -> None:
    first = SignalFactory(workspace=acme, data_source="brave", confidence_score=60)
    second = SignalFactory(workspace=acme, data_source="ahrefs", confidence_score=50)

    with working_in(acme, ada):
        insight = create_insight(
            signals=[first.pk, second.pk, first.pk],
            title="Prices fall",
            insight_type="threat",
            conclusions=["Act"],
        )
        linked = set(InsightSignal.objects.filter(insight=insight).values_list("signal", flat=True))

    assert linked == {first.pk, second.pk}
    assert (insight.number_of_signals_analyzed, insight.confidence_score, insight.confidence_level) == (
        2,
        70,
        "medium",
    )
    assert insight.confidence_parts["by_source"] == {"brave": 60, "ahrefs": 50}
    assert (insight.key_conclusions, insight.created_by) == (["Act"], ada)


def test_another_workspace_is_refused(acme: Workspace, bolt: Workspace, ada: User) -> None:
    theirs = SignalFactory(workspace=bolt)

    with pytest.raises(DatabaseError) as error, working_in(acme, ada):
        create_insight(signals=[theirs.pk], title="There", insight_type="threat", workspace_id=bolt.pk)

    refusal = refusal_of(error.value)
    assert refusal is not None
    assert refusal.status == 404


def test_a_viewer_draws_none(acme: Workspace, viewer: User) -> None:
    signal = SignalFactory(workspace=acme)

    with working_in(acme, viewer), refused() as refusal:
        create_insight(signals=[signal.pk], title="Mine", insight_type="threat")

    assert refusal.refusal.status == 403


@pytest.mark.django_db(transaction=True, databases=["default", "operator"])
def test_an_operator_names_the_workspace(otto: User) -> None:
    from codex.models import Workspace as Place

    with routed_to("operator"):
        place = Place.objects.create(name="Acme", slug="acme")
        other = Place.objects.create(name="Bolt", slug="bolt")
        own, theirs = SignalFactory(workspace=place), SignalFactory(workspace=other)

        insight = create_insight(
            signals=[own.pk], title="Seen", insight_type="gap", workspace_id=place.pk, created_by=otto.pk
        )
        with refused("operator") as refusal:
            create_insight(signals=[theirs.pk], title="Seen", insight_type="gap", workspace_id=place.pk)

    assert (insight.workspace_id, insight.created_by_id) == (place.pk, otto.pk)
    assert isinstance(insight.pk, uuid.UUID)
    assert refusal.sentence == "Of these 1 signals 1 are not in this workspace."
