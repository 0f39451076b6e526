"""The report of links, on a screen and on a phone: what an editor does about a link is done by buttons with names."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import AxeCheck, Mode, OpenPage


@pytest.mark.parametrize("width", [1280, 375])
def test_an_editor_ignores_a_link_with_a_reason(signed_in: OpenPage, axe: AxeCheck, width: int) -> None:
    page = signed_in("/admin/reports/links/", Mode(width, "light"), locale="hu-HU")
    rows = page.locator(".link-report tbody tr")
    assert rows.count() > 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    axe(page)
    rows.first.get_by_role("link", name="Figyelmen kívül hagyás").click()
    axe(page)
    page.locator("[name=because]").fill("Így jó.")
    page.get_by_role("button", name="A hivatkozás figyelmen kívül hagyása").click()
    expect(rows.first).to_be_visible()
    page.goto("/admin/reports/links/?state=ignored")
    expect(rows.first).to_contain_text("Így jó.")
    rows.first.get_by_role("button", name="Figyelés újra").click()
    expect(rows).to_have_count(0)
