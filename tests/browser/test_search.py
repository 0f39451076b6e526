"""What a reader does with the search, in Hungarian, on a phone, with and without scripts."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import MODES, PHONE, CheckPage, OpenPage, either_way, open_twin

LOOKED_AT = {
    "hits": "/hu/kereses/?q=h%C3%A1l%C3%B3zat",
    "one kind": "/hu/kereses/?q=minta&kind=publication",
    "most words": "/hu/kereses/?q=m%C5%B1hold+zzqx",
    "nothing": "/hu/kereses/?q=zzqx",
}


@pytest.mark.parametrize(("number", "path"), list(enumerate(LOOKED_AT.values())), ids=LOOKED_AT)
def test_what_is_found_and_what_is_not(open_page: OpenPage, check_page: CheckPage, number: int, path: str) -> None:
    for language, mode in (("hu", MODES[number]), ("en", MODES[3 - number])):
        page = open_page(path, mode)
        if language == "en":
            open_twin(page, language)
        check_page(page, language, mode)


@either_way
def test_a_reader_finds_without_accents_and_narrows_it_down(open_page: OpenPage, scripts: bool) -> None:  # noqa: FBT001
    page = open_page("/hu/kereses/", PHONE, java_script_enabled=scripts)
    box = page.get_by_role("main").get_by_role("searchbox")
    box.fill("muholdak")
    box.press("Enter")
    hits = page.locator(".hit-title a")
    expect(hits.first).to_be_visible()
    assert any("műhold" in word.lower() for word in page.locator("main mark").all_inner_texts())
    before = hits.count()
    page.locator(".hit-facets").get_by_role("link", name="Hír").first.click()
    expect(page.locator(".hit-facets [aria-current]")).to_have_count(1)
    assert 0 < hits.count() <= before
    hits.first.click()
    expect(page.get_by_role("main").get_by_role("heading", level=1)).to_be_visible()
    assert "/hu/hirek/" in page.url
