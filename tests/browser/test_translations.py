"""The reports of translation as axe and a phone see them."""

from tests.browser.conftest import AxeCheck, Mode, OpenPage


def test_the_reports_of_translation(signed_in: OpenPage, axe: AxeCheck) -> None:
    page = signed_in("/admin/reports/translations/", Mode(375, "light"))
    assert page.locator(".matrix-state--missing").count() > 0
    assert page.evaluate("document.documentElement.scrollWidth") == 375
    axe(page)
    for tab in ("Records", "Images"):
        page.locator(".matrix-tabs").get_by_role("link", name=tab).click()
        page.locator(".matrix-tabs [aria-current]", has_text=tab).wait_for()
        axe(page)
