"""Intelligence in the back office: what to look at first, insights drawn and judged, and what they touch."""

import datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from codex.models import User, Workspace
from codex.tenancy import routed_to
from intelligence.factories import (
    InsightCampaignFactory,
    InsightFactory,
    InsightSignalFactory,
    SignalFactory,
)
from intelligence.models import InsightSignal, IntelligenceSignal, MarketInsight, SignalCampaign
from positioning.factories import CampaignFactory
from tests.admin_rows import act, listed, page
from tests.conftest import inside
from tests.pages import send

pytestmark = pytest.mark.django_db
OPERATORS = pytest.mark.django_db(transaction=True, databases=["default", "operator"])
SIGNALS, INSIGHTS, DRAWN = "intelligence_signals", "market_insights", "insight_signals"
DAY = datetime.timedelta(days=1)


@pytest.fixture
def signed_in(client: Client, strategist: User) -> Client:
    client.force_login(strategist)
    return client


def test_an_insight_is_drawn_from_the_chosen_signals(
    signed_in: Client, strategist: User, acme: Workspace
) -> None:
    price = SignalFactory.create(
        workspace=acme, signal_title="Price cut", data_source="brave", confidence_score=60
    )
    rumour = SignalFactory.create(workspace=acme, data_source="ahrefs", confidence_score=50)
    SignalFactory.create(workspace=acme)

    answer = act(signed_in, SIGNALS, "draw_an_insight", price, rumour)

    assert answer == ["Drawn from 2, 70.00 % sure: Price cut."]
    with inside(acme):
        insight = MarketInsight.objects.get()
        linked = set(InsightSignal.objects.values_list("signal", flat=True))
    assert (insight.confidence_score, insight.number_of_signals_analyzed) == (Decimal(70), 2)
    assert (insight.insight_type, insight.created_by_id, linked) == (
        "pattern",
        strategist.pk,
        {price.pk, rumour.pk},
    )


@pytest.mark.parametrize("action", ["draw_an_insight", "acknowledge", "archive"])
def test_signals_of_another_workspace_are_not_there_to_choose(
    action: str, signed_in: Client, acme: Workspace, bolt: Workspace
) -> None:
    theirs = SignalFactory.create(workspace=bolt)

    act(signed_in, SIGNALS, action, theirs)

    with inside(bolt):
        assert IntelligenceSignal.objects.get().action_status == "new"
    for workspace in (acme, bolt):
        with inside(workspace):
            assert MarketInsight.objects.filter(workspace=workspace).count() == 0


@pytest.mark.parametrize(("action", "now"), [("acknowledge", "acknowledged"), ("archive", "archived")])
def test_signals_are_acknowledged_and_put_away(
    action: str, now: str, signed_in: Client, acme: Workspace
) -> None:
    chosen = [SignalFactory.create(workspace=acme) for _ in range(2)]
    SignalFactory.create(workspace=acme)

    answer = act(signed_in, SIGNALS, action, *chosen)

    assert answer == [f"Now {now}: 2."]
    with inside(acme):
        statuses = IntelligenceSignal.objects.order_by("id").values_list("action_status", flat=True)
        assert list(statuses) == [now, now, "new"]


@pytest.mark.parametrize(
    ("action", "verdict", "answer"),
    [("approve", "approved", "Now approved: 2."), ("reject", "rejected", "Now rejected: 2.")],
)
def test_a_judgement_says_who_and_when(
    action: str, verdict: str, answer: str, signed_in: Client, strategist: User, acme: Workspace
) -> None:
    insights = [InsightFactory.create(workspace=acme) for _ in range(2)]

    said_so = act(signed_in, INSIGHTS, action, *insights)

    assert said_so == [answer]
    with inside(acme):
        for insight in MarketInsight.objects.select_related("reviewed_by"):
            assert (insight.review_status, insight.reviewed_by) == (verdict, strategist)
            assert insight.reviewed_at is not None


def test_the_signals_to_look_at_first_are_listed_by_what_matters(
    signed_in: Client, acme: Workspace, bolt: Workspace
) -> None:
    unknown = SignalFactory.create(workspace=acme, confidence_score=99, relevance_score=None)
    much = SignalFactory.create(workspace=acme, confidence_score=80, relevance_score=90)
    some = SignalFactory.create(
        workspace=acme, confidence_score=90, relevance_score=70, signal_title="A rumour"
    )
    SignalFactory.create(workspace=acme, confidence_score=74)
    SignalFactory.create(workspace=acme, action_status="archived")
    SignalFactory.create(workspace=bolt, confidence_score=100, relevance_score=100)

    assert listed(signed_in, SIGNALS, priority="yes") == [much.pk, some.pk, unknown.pk]
    assert listed(signed_in, SIGNALS, priority="yes", o="1")[0] == some.pk  # by title, as it is clicked
    assert listed(signed_in, SIGNALS, priority="yes", q="rumour") == [some.pk]
    assert len(listed(signed_in, SIGNALS)) == 5


def test_the_insights_that_hold_are_listed_surest_first(
    signed_in: Client, acme: Workspace, bolt: Workspace
) -> None:
    now, (unsure, sure) = (
        timezone.now(),
        [InsightFactory.create(workspace=acme, confidence_score=score) for score in (40, 90)],
    )
    InsightFactory.create(workspace=acme, time_relevance_start=now + DAY)
    InsightFactory.create(workspace=acme, time_relevance_end=now - DAY)
    InsightFactory.create(workspace=acme, insight_status="archived")
    InsightFactory.create(workspace=bolt)

    assert listed(signed_in, INSIGHTS, active="yes") == [sure.pk, unsure.pk]
    assert len(listed(signed_in, INSIGHTS)) == 5


def test_what_a_signal_touches_is_kept_on_its_page(
    signed_in: Client, acme: Workspace, bolt: Workspace
) -> None:
    signal = SignalFactory.create(workspace=acme)
    own, theirs = (CampaignFactory.create(workspace=place) for place in (acme, bolt))
    address = page(SIGNALS, "change", signal.pk)
    (campaigns, *_) = signed_in.get(address).context["inline_admin_formsets"]
    prefix = campaigns.formset.prefix

    refused, _ = [
        send(signed_in, address, **{f"{prefix}-TOTAL_FORMS": "1", f"{prefix}-0-campaign": str(it.pk)})
        for it in (theirs, own)
    ]

    assert list(refused.context["inline_admin_formsets"][0].formset.errors[0]) == ["campaign"]
    with inside(acme):
        assert [link.campaign_id for link in SignalCampaign.objects.all()] == [own.pk]


def test_what_an_insight_was_drawn_from_is_shown_and_not_changed(signed_in: Client, acme: Workspace) -> None:
    link = InsightSignalFactory.create(workspace=acme)
    insight = page(INSIGHTS, "change", link.insight_id)

    shown = signed_in.get(insight)
    signals = shown.context["inline_admin_formsets"][0]
    statuses = [
        signed_in.get(page(DRAWN, "add")).status_code,
        signed_in.get(page(DRAWN, "delete", link.pk)).status_code,
        signed_in.post(page(DRAWN, "change", link.pk), {"signal": ""}).status_code,
    ]
    opened = signed_in.get(page(DRAWN, "change", link.pk))

    assert link.signal.signal_title in shown.content.decode()
    assert f"object ({link.pk})" not in shown.content.decode()
    assert (signals.has_add_permission, signals.has_change_permission, signals.has_delete_permission) == (
        False,
        False,
        False,
    )
    assert statuses == [403, 403, 403]
    assert "deletelink" not in opened.content.decode()


def test_an_insight_goes_with_its_links_and_leaves_its_signals(signed_in: Client, acme: Workspace) -> None:
    link = InsightSignalFactory.create(workspace=acme)
    address = page(INSIGHTS, "delete", link.insight_id)

    asked = signed_in.get(address)
    signed_in.post(address, {"post": "yes"})

    assert dict(asked.context["model_count"]) == {"market insights": 1, "insight signals": 1}
    assert asked.context["perms_lacking"] == set()
    with inside(acme):
        kept = [model.objects.count() for model in (MarketInsight, InsightSignal, IntelligenceSignal)]
    assert kept == [0, 0, 1]


@pytest.mark.parametrize(
    ("table", "wrong", "field"),
    [
        (SIGNALS, {"confidence_score": "101"}, "confidence_score"),
        (SIGNALS, {"relevance_score": "-1"}, "relevance_score"),
        (SIGNALS, {"expiry_date_0": "2001-01-01", "expiry_date_1": "00:00"}, "expiry_date"),
        (INSIGHTS, {"confidence_score": "101"}, "confidence_score"),
        (INSIGHTS, {"insight_status": "active", "superseded_by": "itself"}, "superseded_by"),
        (INSIGHTS, {"potential_roi_percentage": "-101"}, "potential_roi_percentage"),
    ],
)
def test_a_wrong_value_is_refused_at_its_field(
    table: str, wrong: dict[str, str], field: str, signed_in: Client, acme: Workspace
) -> None:
    row = (SignalFactory if table == SIGNALS else InsightFactory).create(workspace=acme)
    sent = {name: str(row.pk) if value == "itself" else value for name, value in wrong.items()}

    answer = send(signed_in, page(table, "change", row.pk), **sent)

    assert list(answer.context["adminform"].form.errors) == [field]


def test_a_viewer_looks_and_does_nothing(client: Client, viewer: User, acme: Workspace) -> None:
    client.force_login(viewer)
    signal = SignalFactory.create(workspace=acme)
    insight = InsightFactory.create(workspace=acme)

    for table, action, row in (
        (SIGNALS, "draw_an_insight", signal),
        (SIGNALS, "acknowledge", signal),
        (INSIGHTS, "approve", insight),
    ):
        act(client, table, action, row)
    adding = [client.get(page(table, "add")).status_code for table in (SIGNALS, INSIGHTS)]

    assert listed(client, SIGNALS, priority="yes") == [signal.pk]
    assert adding == [403, 403]
    with inside(acme):
        assert IntelligenceSignal.objects.get().action_status == "new"
        assert MarketInsight.objects.get().review_status == "pending"


def test_a_page_asks_as_much_for_three_links_as_for_one(signed_in: Client, acme: Workspace) -> None:
    insight, asked = InsightFactory.create(workspace=acme), []

    for _ in range(3):
        for link in (InsightCampaignFactory, InsightSignalFactory):
            link.create(workspace=acme, insight=insight)
        signed_in.get(page(INSIGHTS, "change", insight.pk))
        with CaptureQueriesContext(connection) as queries:
            signed_in.get(page(INSIGHTS, "change", insight.pk))
        asked.append(len(queries))

    assert asked == [asked[0]] * 3


@OPERATORS
def test_an_operator_draws_from_one_workspace_at_a_time(
    client: Client, otto: User, acme: Workspace, bolt: Workspace
) -> None:
    own, theirs = (SignalFactory.create(workspace=place, signal_title=place.name) for place in (acme, bolt))
    client.force_login(otto)

    mixed = act(client, SIGNALS, "draw_an_insight", own, theirs, slug="")
    drawn = act(client, SIGNALS, "draw_an_insight", theirs, slug="")

    assert mixed == ["Of these 2 signals 1 are not in this workspace."]
    assert drawn == ["Drawn from 1, 80.00 % sure: Bolt."]
    with routed_to("operator"):
        insight = MarketInsight.objects.get()
    assert (insight.workspace_id, insight.created_by_id) == (bolt.pk, otto.pk)
