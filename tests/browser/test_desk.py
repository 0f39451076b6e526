"""The admin's home, as it looks to who comes once a week."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import CheckPage, Mode, OpenPage


@pytest.mark.parametrize("mode", [Mode(375, "dark"), Mode(1280, "light")], ids=str)
def test_the_home_in_hungarian(signed_in: OpenPage, check_page: CheckPage, mode: Mode) -> None:
    page = signed_in("/admin/", mode, locale="hu")
    check_page(page, "hu", mode)
    expect(page.locator("h1")).to_have_text("Mi a teendő?")
    page.get_by_role("link", name="Új hír").click()
    expect(page.locator("[name=title]")).to_be_visible()
    assert "/admin/pages/add/news/newspage/" in page.url
