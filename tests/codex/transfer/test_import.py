"""An import says for each line what it would do, and does that, all of it, or nothing."""

from typing import Any

import pytest
from django.test import Client

from codex.factories import CohortFactory
from codex.models import Cohort, ImportFile, User, Workspace, WorkspaceMember
from codex.tenancy import working_in
from positioning.factories import CampaignFactory, CampaignQuestFactory
from positioning.models import Campaign, CampaignQuest
from tests.admin_rows import page
from tests.conftest import PASSWORD, inside, join
from tests.files import confirm, counts, exported, faults, file_of, preview, rows_of
from tests.pages import said

pytestmark = pytest.mark.django_db
NONE_HERE = "There is no such row in this workspace."
GONE = "This preview is over an hour old, was followed by another, or is done already: choose the file again."


@pytest.fixture
def browser(client: Client, ada: User, acme: Workspace) -> Client:
    """Ada's."""
    client.force_login(ada)
    return client


def names(workspace: Workspace) -> list[str]:
    """Those of the cohorts there are."""
    with inside(workspace):
        return sorted(cohort.name for cohort in Cohort.objects.all())


def changes(shown: Any) -> dict[int, list[tuple[str, str, str]]]:
    return {line.number: line.changes for line in shown.context["report"].lines if line.changes}


def test_what_is_shown_is_what_is_done(browser: Client, ada: User, acme: Workspace) -> None:
    kept, changed = (
        CohortFactory.create(workspace=acme, name=name, goals=["Grow"], health_score="9.00")
        for name in ("A", "B")
    )
    file = (
        "id,name,goals,health_score\n"
        f"{kept.pk},A,Grow,{kept.health_score}\n"
        f'{changed.pk},Makers & co,"Grow\n\nRest",7\n'
        "\n"
        ",New,,\n"
    )

    shown = preview(browser, "cohorts", file)
    before = names(acme)
    done = confirm(browser, "cohorts", shown)

    assert counts(shown) == {"new": 1, "changed": 1, "unchanged": 1}
    assert changes(shown) == {
        3: [
            ("name", "B", "Makers & co"),
            ("health_score", "9.00", "7.00"),
            ("goals", "Grow", "Grow\nRest"),
        ],
        7: [("name", "", "New")],
    }
    assert "B \N{RIGHTWARDS ARROW} Makers &amp; co" in shown.content.decode()
    assert (before, said(done)) == (["A", "B"], ["Imported: 1 new, 1 changed, 1 unchanged."])
    assert names(acme) == ["A", "Makers & co", "New"]
    with inside(acme):
        assert Cohort.objects.get(pk=changed.pk).goals == ["Grow", "Rest"]
        assert ImportFile.objects.count() == 0


REFUSED = {
    "name": ("x" * 201, "Ensure this value has at most 200 characters (it has 201)."),
    "status": ("active", "A new campaign is a draft; it is planned and activated afterwards."),
    "start_date": ("20000-01-01", "Enter a valid date."),
    "end_date": ("2101-01-01", "Ensure this value is less than or equal to 2100-12-31."),
    "description": ("nul\0", "Null characters are not allowed."),
    "budget_allocation": ("NaN", "Enter a number."),
    "total_reach": ("9" * 30, "Ensure this value is less than or equal to 9223372036854775807."),
    "resource_allocation": (
        '{"a":' * 200 + "1" + "}" * 200,
        "JSON may be nested 100 levels deep, and no deeper.",
    ),
    "target_segments": ("\n".join(["x"] * 201), "at most 200 entries"),
    "positioning": ("nowhere", NONE_HERE),
    "currency": ("eur", "Give a currency by its three capital letters, such as EUR."),
    "id": ("rubbish", NONE_HERE),
    "workspace": ("bolt", "This line is of another workspace than the one that is imported into."),
}


def test_each_bad_line_is_named_with_its_column_and_nothing_is_written(
    browser: Client, acme: Workspace
) -> None:
    lines = [{"name": f"Campaign {number}"} for number in range(len(REFUSED))]
    wrong = [{**line, name: text} for line, (name, (text, _)) in zip(lines, REFUSED.items(), strict=True)]
    columns = dict.fromkeys(["name", *REFUSED], "")

    shown = preview(
        browser, "campaigns", file_of([{**columns, **line} for line in [{"name": "Good"}, *wrong]])
    )

    told = {(column): (number, why) for number, column, why in faults(shown)}
    assert counts(shown) == {"new": 1, "refused": len(REFUSED)}
    assert [column for _, column, _ in faults(shown)] == list(REFUSED)
    assert [column for column, (_, sentence) in REFUSED.items() if sentence not in told[column][1]] == []
    assert shown.context["kept"] is None
    assert 'name="confirm"' not in shown.content.decode()
    with inside(acme):
        assert (Campaign.objects.count(), ImportFile.objects.count()) == (0, 0)


def test_what_is_bolts_is_answered_as_what_is_nowhere(
    browser: Client, acme: Workspace, bolt: Workspace, bea: User
) -> None:
    campaign = CampaignFactory.create(workspace=bolt, name="Theirs")
    quest = CampaignQuestFactory.create(workspace=bolt, campaign=campaign, name="Theirs")
    nobody = "00000000-0000-7000-8000-000000000007"
    quests = [
        (quest.pk, "Own"),
        (nobody, "Own"),
        ("", "Theirs"),
        ("", campaign.pk),
        ("", "Nowhere"),
        ("", nobody),
    ]
    CampaignFactory.create(workspace=acme, name="Own")
    signal = "signal_title,signal_category,source_type,assigned_to_user\n"
    people = "".join(
        f"Seen,market_trend,market,{who}\n" for who in (bea.email, bea.pk, "no@one.example", nobody)
    )

    shown = preview(
        browser, "campaign_quests", "id,campaign,name\n" + "".join(f"{a},{b},Taken\n" for a, b in quests)
    )
    signals = preview(browser, "intelligence_signals", signal + people)

    assert {why for _, _, why in [*faults(shown), *faults(signals)]} == {NONE_HERE}
    assert (counts(shown), counts(signals)) == ({"refused": 6}, {"refused": 4})
    with inside(bolt):
        assert CampaignQuest.objects.get().name == "Theirs"


def test_parents_may_stand_below_and_states_follow_each_other(browser: Client, acme: Workspace) -> None:
    campaign = CampaignFactory.create(workspace=acme, name="Spring")
    chain = [f",Spring,Quest {number},Quest {number + 1},pending\n" for number in range(30)]
    head = "id,campaign,name,parent_quest,status\n"
    confirm(
        browser,
        "campaign_quests",
        preview(browser, "campaign_quests", f"{head}{''.join(chain)},Spring,Quest 30,,"),
    )
    rows = rows_of(exported(browser, "campaign_quests"))
    from_above = sorted(rows, key=lambda row: -int(row["name"].split()[1]))

    completed = preview(
        browser, "campaign_quests", file_of([{**row, "status": "completed"} for row in from_above])
    )
    circle = preview(browser, "campaign_quests", file_of([{**rows[0], "parent_quest": rows[0]["id"]}]))

    assert len(rows) == 31
    assert counts(completed) == {"changed": 31}
    assert faults(circle) == [(2, "parent_quest", "A quest cannot be its own parent.")]
    assert said(confirm(browser, "campaign_quests", completed)) == ["Imported: 31 changed."]
    with inside(acme):
        assert set(campaign.quests.values_list("status", "created_by__email")) == {
            ("completed", "ada@acme.example")
        }


def test_a_name_that_two_rows_have_needs_an_id_unless_it_stays(browser: Client, acme: Workspace) -> None:
    campaigns = [CampaignFactory.create(workspace=acme, name="Spring") for _ in range(1)]
    with inside(acme):
        Campaign.objects.filter(pk=campaigns[0].pk).update(status="archived")
    CampaignFactory.create(workspace=acme, name="Spring")
    quest = CampaignQuestFactory.create(workspace=acme, campaign=campaigns[0], name="Write")

    shown = preview(browser, "campaign_quests", f"id,campaign,name\n{quest.pk},Spring,Wrote\n,Spring,New\n")

    assert counts(shown) == {"changed": 1, "refused": 1}
    assert faults(shown) == [(3, "campaign", "More than one row has this name: give its id.")]


# --- Between preview and confirmation ----------------------------------------------------------------


def test_a_file_is_confirmed_once_by_whom_it_was_shown_where_it_was_shown(
    browser: Client, ada: User, acme: Workspace, bolt: Workspace
) -> None:
    with inside(bolt):
        WorkspaceMember.objects.create(workspace=bolt, user=ada, role="owner")
    other, colleague = Client(), join(acme, "owner", secret=PASSWORD)
    other.force_login(colleague)
    shown = preview(browser, "cohorts", "name\nFounders\n")

    answers = [
        said(confirm(other, "cohorts", shown)),
        said(confirm(browser, "cohorts", shown, slug="bolt")),
        said(confirm(browser, "campaigns", shown)),
        said(confirm(browser, "cohorts", shown)),
        said(confirm(browser, "cohorts", shown)),
    ]

    assert answers == [[GONE], [GONE], [GONE], ["Imported: 1 new."], [GONE]]
    assert (names(acme), names(bolt)) == (["Founders"], [])


def test_what_has_changed_since_is_shown_before_it_is_done(
    browser: Client, ada: User, acme: Workspace
) -> None:
    cohort = CohortFactory.create(workspace=acme, name="Before")
    shown = preview(browser, "cohorts", f"id,name\n{cohort.pk},After\n,New\n")
    with working_in(acme, ada):
        Cohort.objects.filter(pk=cohort.pk).update(name="Meanwhile")

    again = confirm(browser, "cohorts", shown)
    stale = names(acme)
    done = confirm(browser, "cohorts", again)

    assert "Rows have changed since you looked." in said(again)[0]
    assert (changes(again)[2], stale) == ([("name", "Meanwhile", "After")], ["Meanwhile"])
    assert (said(done), names(acme)) == (["Imported: 1 new, 1 changed."], ["After", "New"])


# --- Who may ------------------------------------------------------------------------------------------


def test_a_viewer_exports_and_does_not_import(client: Client, viewer: User, acme: Workspace) -> None:
    CohortFactory.create(workspace=acme, name="Founders")
    client.force_login(viewer)

    shown = client.get(page("cohorts", "changelist")).content.decode()

    assert ("Export CSV" in shown, page("cohorts", "import") in shown) == (True, False)
    assert [row["name"] for row in rows_of(exported(client, "cohorts"))] == ["Founders"]
    assert client.get(page("cohorts", "import")).status_code == 403
    assert client.post(page("cohorts", "do", "export_csv"), {"confirm": "yes"}).status_code == 403
    assert preview(client, "cohorts", "name\nTaken\n").status_code == 403
