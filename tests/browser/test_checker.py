"""Wagtail's checker on the draft that stands beside the form: what it says of contrast."""

from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import OpenPage
from tests.browser.editing import form_of

PALE = "\nmain p { color: #eee !important; background: #fff !important; }"
TOLD = "axe.run results"
"""What Wagtail's script says in the console, as an error, where it found something."""


def fade(route: Route) -> None:
    """Answer with a style that has too little contrast."""
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.text() + PALE)


def look(page: Page) -> None:
    """Open the checks by the button below the list of what is missing."""
    page.locator("[data-side-panel-toggle=before-publishing]").click()
    page.get_by_role("button", name="Az ellenőrzések megnyitása").click()
    expect(page.locator("[data-side-panel=checks]")).to_be_visible()


def test_text_that_is_too_pale_is_told_in_hungarian(signed_in: OpenPage, allowed_faults: list[str]) -> None:
    allowed_faults.append(TOLD)
    page = signed_in("/hu/kapcsolat/", locale="hu")
    form = form_of(page)
    page.route("**/static/css/main*.css", fade)
    page.goto(form)
    look(page)
    checks = page.locator("[data-side-panel=checks]")
    expect(checks).to_contain_text("Túl kicsi a kontraszt", timeout=15000)
