"""Writing to the project from a phone, in Hungarian, with and without JavaScript."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Mode, OpenPage

PATH = "/hu/kapcsolat/"


@pytest.mark.parametrize("scripts", ["with scripts", "without scripts"])
def test_a_visitor_writes_to_the_project(open_page: OpenPage, axe: Callable[[Page], None], scripts: str) -> None:
    java_script_enabled = scripts == "with scripts"
    mode = Mode(320, "dark" if java_script_enabled else "light")
    page = open_page(PATH, mode, java_script_enabled=java_script_enabled)
    form = page.locator("form.public-form")
    form.get_by_label("Név").fill("Kovács Ödön")
    form.get_by_label("E-mail").fill("odon@")
    form.get_by_label("Üzenet", exact=True).fill("Tisztelt Projekt!\n\nMikor lesz a következő képzés?")
    form.get_by_role("button", name="Üzenet küldése").click()

    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("nincs elküldve")
    if java_script_enabled:  # axe is a script
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= mode.width
    summary.get_by_role("link", name="Tárgy").click()
    expect(form.get_by_label("Tárgy")).to_be_in_viewport()
    expect(form.get_by_label("Név")).to_have_value("Kovács Ödön")
    expect(form.get_by_label("Üzenet", exact=True)).to_have_value("Tisztelt Projekt!\n\nMikor lesz a következő képzés?")

    form.get_by_label("E-mail").fill("odon@example.org")
    form.get_by_label("Tárgy").fill("Képzés")
    form.get_by_label("Hozzájárulok").check()
    for _try in range(60):  # people write for longer than the three seconds that the form wants; this test needn't
        with page.expect_navigation():
            form.get_by_role("button", name="Üzenet küldése").click()
        if page.url.endswith("/sent/"):
            break
    expect(page.get_by_role("heading", level=1)).to_have_text("Köszönjük az üzenetet!")
    if java_script_enabled:
        axe(page)
    assert page.context.cookies() == []
