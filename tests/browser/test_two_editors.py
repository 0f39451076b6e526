"""Two editors on one page, in Hungarian: each is told of the other, and nothing is overwritten in silence."""

from playwright.sync_api import Page, expect

from scripts.demo_site import OTHER_PUBLISHER, PUBLISHER
from tests.browser.conftest import CheckPage, Mode, OpenPage
from tests.browser.editing import HUNGARIAN, choose, form_of, retitle

ARTICLE = "/hu/hirek/harom-nemzetkozi-kutatocsoport-kvantuminternet/"
DESKTOP, PHONE = Mode(1280, "light"), Mode(375, "dark")


def saves_itself(page: Page, title: str) -> int:
    """Write another title, and give the status of the answer when the form tries to save itself."""
    with page.expect_response(
        lambda answer: answer.request.method == "POST" and answer.url.endswith("/edit/")
    ) as saved:
        retitle(page, title)
    return saved.value.status


def test_two_editors_on_one_page(signed_in: OpenPage, check_page: CheckPage) -> None:
    anna = signed_in(ARTICLE, DESKTOP, user=PUBLISHER, **HUNGARIAN)
    edit = form_of(anna)
    anna.goto(edit)
    reka = signed_in(edit, DESKTOP, user=OTHER_PUBLISHER, **HUNGARIAN)
    assert saves_itself(reka, "Réka címe") == 200
    expect(reka.locator("[data-edit-form]")).to_have_attribute("data-w-unsaved-has-edits-value", "false")

    assert saves_itself(anna, "Anna címe") == 400, "it would replace what Réka wrote"
    expect(anna.locator("#w-editing-sessions").get_by_role("button", name="Másik Réka")).to_be_visible()
    choose(anna, "Vázlat mentése")
    asked = anna.locator("#w-save-confirmation-dialog")
    expect(asked).to_be_visible()
    with anna.expect_popup() as newer:
        asked.locator("a[target=_blank]").click()
    expect(newer.value.locator("[name=title]")).to_have_value("Réka címe")
    newer.value.close()
    expect(anna.locator("[name=title]")).to_have_value("Anna címe")
    with anna.expect_navigation():
        asked.locator("[data-w-dialog-target=confirm]").click()
    expect(anna.locator(".messages .success")).to_be_visible()
    expect(anna.locator("[name=title]")).to_have_value("Anna címe")

    beside = edit.replace("/pages/", "/translation/").replace("/edit/", "/side-by-side/")
    for mode in (DESKTOP, PHONE):
        both = signed_in(beside, mode, user=PUBLISHER, **HUNGARIAN)
        expect(both.frame_locator("iframe >> nth=0").locator("h1")).to_be_visible()
        check_page(both, "hu", mode)
