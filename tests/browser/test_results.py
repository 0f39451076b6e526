"""What readers do with the results, in Hungarian, on a phone, with and without scripts."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from pybtex.database import parse_string

from tests.browser.conftest import MODES, PHONE, CheckPage, OpenPage, either_way, open_twin

REGISTER = "/hu/eredmenyek/leszallitando-eredmenyek/"
PUBLICATIONS = "/hu/eredmenyek/publikaciok/"
LOOKED_AT = [
    "/en/results/deliverables/d1.1/",
    "/en/results/deliverables/d1.2/",
    "/en/results/deliverables/?wp=2&sort=due",
    "/en/results/deliverables/?q=nothing-of-the-kind",
    "/en/results/deliverables/all/",
    "/en/results/publications/minta-2025-sample-key-rates-over-a/",
    "/en/results/publications/?style=apa",
    "/en/results/?kind=publication&q=sample",
    "/en/results/?q=nothing-of-the-kind",
]
"""Records, lists as they are filtered, and lists in which nothing is left."""


@pytest.mark.parametrize(("number", "path"), list(enumerate(LOOKED_AT)), ids=LOOKED_AT)
def test_records_and_filtered_lists(open_page: OpenPage, check_page: CheckPage, number: int, path: str) -> None:
    for language, mode in (("en", MODES[number % 4]), ("hu", MODES[3 - number % 4])):
        page = open_page(path, mode)
        if language == "hu":
            open_twin(page, language)
        check_page(page, language, mode)
        assert page.locator("meta[name=description]").get_attribute("content")


def test_the_filters_leave_room_for_the_list_on_a_phone(open_page: OpenPage) -> None:
    form = open_page(REGISTER, PHONE).locator(".filter-form")
    assert height(form) < 720 / 3
    form.locator("summary").click()
    assert height(form) > 720 / 2


def height(place: Locator) -> float:
    """How high an element is, in CSS pixels."""
    box = place.bounding_box()
    assert box
    return box["height"]


@either_way
def test_no_filter_is_folded_away_where_there_is_room(open_page: OpenPage, scripts: bool) -> None:  # noqa: FBT001
    page = open_page(REGISTER, java_script_enabled=scripts)
    assert not page.locator(".filter-more summary").is_visible()
    page.get_by_label("Munkacsomag", exact=True).select_option("4")
    page.get_by_role("button", name="Szűrés").click()
    expect(numbers_in(page)).to_have_text(["D4.1", "D4.2", "D4.3"])


@either_way
def test_a_reader_finds_a_deliverable(open_page: OpenPage, tmp_path: Path, scripts: bool) -> None:  # noqa: FBT001
    page = open_page(REGISTER, PHONE, java_script_enabled=scripts)
    page.locator(".filter-more summary").click()
    page.get_by_label("Munkacsomag", exact=True).select_option("2")
    page.get_by_label("Sorrend").select_option("delivered")
    page.get_by_role("searchbox", name="Szám, cím").fill("minta TERKEP")
    page.get_by_role("button", name="Szűrés").click()
    expect(numbers_in(page)).to_have_text(["D2.1"])

    page.get_by_role("searchbox").fill("")
    page.get_by_role("button", name="Szűrés").click()
    newest_first = ["D2.2", "D2.1", "D2.10"]
    expect(numbers_in(page)).to_have_text(newest_first)
    switch_to(page, "English", "en")
    expect(numbers_in(page)).to_have_text(newest_first)
    expect(page.get_by_label("Work package", exact=True)).to_have_value("2")
    switch_to(page, "Magyar", "hu")
    expect(numbers_in(page)).to_have_text(newest_first)

    page.get_by_role("link", name="Minta: Az optikai szálak térképe").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("D2.1")
    assert saved(page.get_by_role("link", name="BibTeX"), tmp_path) == ["Sample: Map of the fibres"]


@either_way
def test_a_reader_leafs_through_results_of_all_kinds(open_page: OpenPage, scripts: bool) -> None:  # noqa: FBT001
    page = open_page("/hu/eredmenyek/", PHONE, java_script_enabled=scripts)
    page.get_by_role("searchbox", name="Cím, szerző").fill("minta")
    page.get_by_role("button", name="Szűrés").click()
    first = page.locator(".teaser-title").all_inner_texts()
    page.get_by_role("link", name="Következő oldal").click()
    expect(page.locator("[aria-current=page]", has_text="2")).to_be_visible()
    assert not set(first) & set(page.locator(".teaser-title").all_inner_texts())
    switch_to(page, "English", "en")
    expect(page.get_by_role("searchbox", name="Title, author")).to_have_value("minta")
    expect(page.locator("[aria-current=page]", has_text="2")).to_be_visible()


@either_way
def test_a_reader_takes_two_publications_along(open_page: OpenPage, tmp_path: Path, scripts: bool) -> None:  # noqa: FBT001
    page = open_page(PUBLICATIONS, PHONE, java_script_enabled=scripts)
    for title in ("Minta: Kvantumkulcsok iskolásoknak", "Minta: Négy tag hálózata"):
        page.get_by_label(f"Kijelölés: {title}").check()
    titles = saved(page.get_by_role("button", name="BibTeX"), tmp_path)
    assert sorted(titles) == ["Sample: A network of four members", "Sample: Quantum keys for schools"]


def numbers_in(page: Page) -> Locator:
    """The numbers of the deliverables in the register, from the top."""
    return page.locator(".register-table td.code")


def switch_to(page: Page, name: str, language: str) -> None:
    """Go to the same place in another language, by the link in the masthead."""
    page.get_by_role("banner").get_by_role("link", name=name).click()
    expect(page.locator("html")).to_have_attribute("lang", language)


def saved(button: Locator, folder: Path) -> list[str]:
    """The titles in the BibTeX that a click saves, without its braces."""
    with button.page.expect_download() as waiting:
        button.click()
    file = folder / "saved.bib"
    waiting.value.save_as(file)
    entries = parse_string(file.read_text(), "bibtex").entries.values()
    return [entry.fields["title"].translate({ord("{"): None, ord("}"): None}) for entry in entries]
