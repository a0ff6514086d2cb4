"""The other half of the pages, what an operator has of his own, and what is outside the back office."""

from codex.services import digest_of
from tests.browser.conftest import Visit
from tests.browser.crawling import Crawl, lists
from tests.browser.stack import KIM, NARROW, OTTO, Stack

# Which members have no pages of.
PEOPLE = ("/admin/codex/user/", "/admin/codex/operator/", "/admin/codex/staffentry/")
GLOBAL = (
    *("/admin/codex/workspace/", "/admin/procrastinate/procrastinatejob/"),
    *("/admin/agents/agent/", "/admin/agents/agentcapability/", "/admin/agents/agentrelease/"),
)
OUTSIDE = (
    *("/admin/login/", "/account/password/", "/account/password/sent/", "/account/password/done/"),
    *("/account/password/x/y/", "/invitations/x/"),
)
SINGLE = (
    "",
    "password_change/",
    "agents/agentexecution/list/",
    "intelligence/",
    "positioning/campaign/?attention=needed",
)


def test_what_is_noticed_and_who_is_there(visit: Visit) -> None:
    crawl = Crawl(visit(KIM))
    urls = lists("codex", "gamification", "intelligence", "alerts", "procrastinate")

    crawl.everything(f"/w/kiosk{url}" for url in urls if url not in PEOPLE)

    assert crawl.wide == []
    assert len(crawl.opened) > 60


def test_what_an_operator_has_of_his_own(visit: Visit) -> None:
    crawl = Crawl(visit(OTTO))

    crawl.everything([*PEOPLE, *GLOBAL])
    for path in SINGLE:
        crawl.open(f"/admin/{path}")

    assert crawl.wide == []


def test_lists_over_all_workspaces(visit: Visit) -> None:
    crawl = Crawl(visit(OTTO, size=NARROW))
    urls = set(lists()) - {*PEOPLE, *GLOBAL}

    for url in sorted(urls):
        crawl.open(url, both=False)

    assert crawl.wide == []
    assert len(crawl.opened) > 30


def test_pages_for_whoever_comes(visit: Visit, stack: Stack, faults: list[str]) -> None:
    crawl = Crawl(visit(""))

    for url in (*OUTSIDE, invitation(stack)):
        crawl.open(url)

    assert crawl.wide == []
    assert [fault for fault in faults if "/invitations/x/" not in fault] == []
    faults.clear()  # that one is 404


def invitation(stack: Stack) -> str:
    """The link of an invitation, as if it was mailed."""
    workspace = stack.asked(
        "UPDATE workspace_invitations SET digest = %s WHERE email = %s RETURNING workspace_id",
        *(digest_of("secret"), "kiosk@example.com"),
    )
    return f"/invitations/{workspace}.secret/"


def test_the_documents_of_the_api(visit: Visit, faults: list[str]) -> None:
    page = visit(KIM)
    whole = page.request.get("/api/v1/schema/", headers={"Accept": "application/json"}).json()
    some = {**whole, "paths": dict(list(whole["paths"].items())[:5])}  # all of them take long to draw
    page.route("**/api/v1/schema/", lambda route: route.fulfill(json=some))

    for path in ("docs", "redoc"):
        page.goto(f"/api/v1/{path}/")
        page.get_by_text(next(iter(some["paths"]))).first.wait_for()

    # Redoc asks for its maker's sign elsewhere, and the page's policy keeps it out.
    faults[:] = [fault for fault in faults if "cdn.redoc.ly" not in fault]
