"""What an author writes in Hungarian and a publisher approves: an article, and a deliverable."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from scripts.demo_site import AUTHOR, COORDINATOR, PUBLISHER
from tests.browser.conftest import OpenPage
from tests.browser.editing import HUNGARIAN, choose, follow, publish

REGISTER = "/hu/eredmenyek/leszallitando-eredmenyek/"


def test_an_article_is_approved(signed_in: OpenPage, axe: Callable[[Page], None]) -> None:
    page = signed_in("/admin/", user=AUTHOR, **HUNGARIAN)
    axe(page)
    page.get_by_role("link", name="Új hír").click()
    page.wait_for_url("**/admin/pages/add/news/newspage/**")
    page.locator("[name=title]").fill("Kulcs a Duna alatt")
    page.locator("[name=search_description]").fill("Röviden arról, hogyan jut át a kulcs a Dunán.")
    expect(page.locator("[name=action-publish]")).to_have_count(0)
    # At once, while the form is about to save itself: still it makes one page.
    choose(page, "Beküldés ide: Jóváhagyás")
    page.wait_for_url(re.compile(r"/admin/pages/\d+/$"))
    expect(page.locator(".listing").get_by_role("link", name="Kulcs a Duna alatt", exact=True)).to_have_count(1)
    assert page.request.get("/hu/hirek/kulcs-a-duna-alatt/").status == 404

    page = signed_in("/admin/", user=PUBLISHER, **HUNGARIAN)
    follow(page, "Kulcs a Duna alatt")
    choose(page, "Jóváhagyás és közzététel")
    page.wait_for_url(re.compile(r"/admin/pages/\d+/$"))
    page.goto("/hu/hirek/kulcs-a-duna-alatt/")
    expect(page.locator("h1")).to_have_text("Kulcs a Duna alatt")


def write_deliverable(page: Page) -> None:
    """„Új leszállítandó eredmény”."""
    page.get_by_role("link", name="Új leszállítandó eredmény").click()
    page.wait_for_url("**/admin/snippets/deliverables/deliverable/add/")
    page.locator("[id$=work_package-chooser] [data-chooser-action-choose]:visible").click()
    page.locator(".modal-dialog [data-chooser-modal-choice]").first.click()
    page.locator("[name=index]").fill("77")
    page.locator("[name=title_en]").fill("Sample: keys below the Danube")
    page.locator("[name=title_hu]").fill("Minta: kulcsok a Duna alatt")
    page.locator("[name=level]").select_option("PU")
    page.locator("[name=type]").select_option("R")


def test_a_deliverable_is_approved(signed_in: OpenPage) -> None:
    page = signed_in("/admin/", user=AUTHOR, **HUNGARIAN)
    write_deliverable(page)
    expect(page.locator("[name=action-publish]")).to_have_count(0)
    choose(page, "Beküldés ide: Jóváhagyás")
    page.wait_for_url("**/admin/snippets/deliverables/deliverable/")
    assert "Minta: kulcsok a Duna alatt" not in page.request.get(REGISTER).text()

    page = signed_in("/admin/", user=PUBLISHER, **HUNGARIAN)
    follow(page, "kulcsok a Duna alatt")
    choose(page, "Jóváhagyás és közzététel")
    page.wait_for_url("**/admin/snippets/deliverables/deliverable/")
    page.goto(REGISTER)
    page.get_by_role("link", name="Minta: kulcsok a Duna alatt").first.click()
    expect(page.locator("main")).not_to_contain_text("Jóváhagyva")

    # Later the project officer approves it, and the coordinator says so.
    page = signed_in("/admin/snippets/deliverables/deliverable/?q=Duna", user=COORDINATOR, **HUNGARIAN)
    follow(page, "77")
    page.get_by_role("tab", name="Határidő és állapot").click()
    page.locator("[name=state]").select_option("approved")
    page.locator("[name=submitted_on]").fill("2025-03-01")
    page.locator("[name=approved_on]").fill("2025-05-02")
    publish(page)
    page.goto(REGISTER)
    page.get_by_role("link", name="Minta: kulcsok a Duna alatt").first.click()
    expect(page.locator("main")).to_contain_text("2025. május 2.")
