"""What somebody does who wants to come to an event, in Hungarian, on a phone, with and without scripts."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Mode, OpenPage, either_way

EVENT = "/hu/kepzesek/minta-nyari-iskola/"
FORM = f"{EVENT}registration/"


def fits(page: Page) -> bool:
    """Whether nothing has to be scrolled sideways."""
    return page.evaluate("document.documentElement.scrollWidth") <= PHONE.width


@either_way
def test_somebody_registers_changes_and_cancels(
    open_page: OpenPage,
    signed_in: OpenPage,
    axe: Callable[[Page], None],
    scripts: bool,  # noqa: FBT001
) -> None:
    address = f"minta.{'script' if scripts else 'plain'}@example.org"
    page = open_page(EVENT, PHONE, java_script_enabled=scripts, locale="hu")
    page.get_by_role("link", name="Jelentkezés", exact=True).click()
    expect(page).to_have_url(re.compile(f"{FORM}$"))
    page.get_by_label("Név", exact=True).fill("Árvíztűrő Anna")
    page.get_by_label("E-mail-cím").fill("ez nem cím")
    page.get_by_label("Melyik esti programon").select_option(label="Hajókirándulás")
    page.get_by_role("button", name="Jelentkezés").click()

    summary = page.locator(".error-summary")
    expect(summary).to_be_visible()
    expect(page.get_by_label("Név", exact=True)).to_have_value("Árvíztűrő Anna")
    expect(page.get_by_label("Melyik esti programon")).to_have_value("A boat trip")
    assert fits(page)
    if scripts:
        expect(summary).to_be_focused()
        axe(page)
    summary.get_by_role("link", name="Szervezet vagy iskola").click()
    expect(page.get_by_label("Szervezet vagy iskola")).to_be_focused()

    page.get_by_label("Szervezet vagy iskola").fill("Minta Egyetem")
    page.get_by_label("E-mail-cím").fill(address)
    page.get_by_label("Ismeretek a témában").select_option(label="némi ismeret")
    page.get_by_role("checkbox").check()
    press_until_it_is_taken(page)
    assert fits(page)
    if scripts:
        axe(page)

    page.goto(link_in_outbox(signed_in, address))
    expect(page.locator("main")).to_contain_text("Van helye.")
    expect(page.get_by_label("Szervezet vagy iskola")).to_have_value("Minta Egyetem")
    page.get_by_label("Szervezet vagy iskola").fill("Minta Gimnázium")
    page.get_by_role("button", name="A módosítások mentése").click()
    expect(page.get_by_role("status")).to_have_text("A módosításokat elmentettük.")
    expect(page.get_by_label("Szervezet vagy iskola")).to_have_value("Minta Gimnázium")
    assert fits(page)
    if scripts:
        axe(page)

    page.get_by_role("link", name="A jelentkezés lemondása").click()
    if scripts:
        axe(page)
    page.get_by_role("button", name="A jelentkezés lemondása").click()
    expect(page.locator("main")).to_contain_text("A jelentkezés le van mondva.")
    assert not page.context.cookies()


def press_until_it_is_taken(page: Page) -> None:
    """Send the form, and again as long as it was quicker than people are: nothing that was typed is lost by it."""
    for _press in range(200):
        page.get_by_role("button", name="Jelentkezés").click()
        if page.locator("h1").inner_text() == "Köszönjük":
            return
        expect(page.locator(".error-summary")).to_contain_text("gyors")
    pytest.fail("The form was never taken.")


def link_in_outbox(signed_in: OpenPage, address: str) -> str:
    """The link in the letter to an address, as the outbox in the admin shows it."""
    outbox = signed_in(f"/admin/mail/?q={address}")
    outbox.locator("main table").get_by_role("link", name="Van helye").first.click()
    found = re.search(r"/r/[\w-]{32}/", outbox.locator("main").inner_text())
    assert found
    return found[0]


def test_an_editor_finds_the_desk_of_an_event(signed_in: OpenPage) -> None:
    page = signed_in("/admin/registration/")
    page.get_by_role("link", name="Sample: Summer school on quantum communication").first.click()
    expect(page.get_by_role("spinbutton", name="Places")).to_have_value("30")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_form_is_for_everybody(open_page: OpenPage, axe: Callable[[Page], None], scheme: str) -> None:
    page = open_page("/en/training/sample-summer-school/registration/", Mode(1280, scheme))  # type: ignore[arg-type]
    axe(page)
    page.get_by_role("button", name="Register").click()
    axe(page)
    page.goto("/en/training/sample-summer-school/")
    axe(page)
