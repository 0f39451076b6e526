"""Every page type of the demo site in the browser: two languages, two widths, two schemes, with and without scripts."""

import re
import urllib.error
import urllib.request
from urllib.parse import urldefrag, urljoin

import html5lib
import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page, Response

from tests.browser.conftest import MODES, CheckPage, Mode, OpenPage, open_twin
from tests.page_types import PAGE_TYPES

MOST_BYTES = 90 * 1024
MOST_REQUESTS = 10
ARTICLE = "/en/news/sample-every-block-of-a-news-page/"

SHIFTS = """() => new Promise(done => {
    const watch = new PerformanceObserver(() => {})
    watch.observe({type: "layout-shift", buffered: true})
    setTimeout(() => done(watch.takeRecords().reduce((sum, shift) => sum + shift.value, 0)))
})"""
"""How far the layout has moved by itself so far (CLS)."""

each_page = pytest.mark.parametrize("path", [kind.demo_path for kind in PAGE_TYPES])


def fetched(address: str) -> tuple[int, bytes]:
    """The status and the body of an address."""
    try:
        with urllib.request.urlopen(address, timeout=30) as response:
            return response.status, response.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


@each_page
@pytest.mark.parametrize(("language", "modes"), [("en", MODES[::3]), ("hu", MODES[1:3])], ids=["en", "hu"])
def test_a_page_in_each_mode(
    open_page: OpenPage, check_page: CheckPage, path: str, language: str, modes: list[Mode]
) -> None:
    """Each language at each width and in each scheme: what could differ by all three at once, takes twice the time."""
    page = open_page(path, modes[0])
    if language == "hu":
        open_twin(page, language)
    for mode in modes:
        page.set_viewport_size({"width": mode.width, "height": 720})
        page.emulate_media(color_scheme=mode.scheme)
        check_page(page, language, mode)
        check_the_emblem(page)


def check_the_emblem(page: Page) -> None:
    """The emblem of the European Union stands with its statement, and no other logo is larger."""
    emblem = page.locator(".funding img[src*='eu-emblem']").bounding_box()
    assert emblem
    assert emblem["width"] == pytest.approx(emblem["height"] * 1.5, abs=1)
    assert page.locator(".funding").get_by_role("heading").is_visible()
    logos = page.locator(".logos svg, .logos img, .member-logo svg, .member-logo img, .funders img, .brand svg")
    for logo in logos.all():
        box = logo.bounding_box()
        if box:
            assert box["width"] <= emblem["width"] + 0.5, f"{page.url}: a logo is wider than the emblem"
            assert box["height"] <= emblem["height"] + 0.5, f"{page.url}: a logo is higher than the emblem"


@each_page
def test_a_first_visit_is_light(open_page: OpenPage, path: str) -> None:
    page = open_page("about:blank", Mode(320, "light"))
    responses: list[Response] = []
    page.on("response", lambda response: responses.append(response))  # noqa: PLW0108  (Playwright marks what it calls)
    page.goto(path, wait_until="networkidle")
    counted = [response for response in responses if "/media/" not in response.url]
    weight = sum(response.request.sizes()["responseBodySize"] for response in counted)
    assert weight <= MOST_BYTES, {response.url: response.request.sizes()["responseBodySize"] for response in counted}
    assert len(counted) <= MOST_REQUESTS, [response.url for response in counted]
    assert page.evaluate(SHIFTS) == 0, "the layout shifts"


def test_every_link_of_both_trees_answers(site: str) -> None:
    waiting, seen, broken = {f"{site}/en/", f"{site}/hu/", f"{site}/sitemap.xml"}, set(), []
    while waiting:
        address = waiting.pop()
        seen.add(address)
        status, body = fetched(address)
        if status != 200:
            broken.append((status, address))
        if b"<html" not in body[:200] or status != 200:
            found = set(re.findall(r"<loc>([^<]+)</loc>", body.decode(errors="ignore")))
        else:
            soup = BeautifulSoup(body, "html.parser")
            found = {str(element["href"]) for element in soup.select("[href]")}
            found |= {str(element["src"]) for element in soup.select("[src]")}
            ids = {str(element["id"]) for element in soup.select("[id]")}
            broken += [(0, f"{address}{link}") for link in found if link.startswith("#") and link[1:] not in ids]
        inner = {urldefrag(urljoin(address, link)).url for link in found}
        waiting |= {link for link in inner if link.startswith(f"{site}/")} - seen
    assert len(seen) > 100
    assert not broken


@each_page
def test_the_markup_is_valid(site: str, path: str) -> None:
    _status, english = fetched(f"{site}{path}")
    soup = BeautifulSoup(english, "html.parser")
    magyar = soup.select_one("header a[hreflang=hu]")
    assert magyar
    for body in (english, fetched(f"{site}{magyar['href']}")[1]):
        html5lib.HTMLParser(strict=True).parse(body)


@pytest.mark.parametrize("java_script_enabled", [True, False])
def test_the_whole_menu_works_on_a_phone(open_page: OpenPage, java_script_enabled: bool) -> None:  # noqa: FBT001
    page = open_page("/hu/", Mode(320, "light"), java_script_enabled=java_script_enabled)
    assert not page.get_by_role("link", name="Kapcsolat").first.is_visible()
    page.get_by_role("button", name="Menü").click()
    page.locator("#q-menu summary").click()
    page.locator("#q-menu").get_by_role("link", name="Leszállítandó eredmények").click()
    page.wait_for_url("**/hu/eredmenyek/leszallitando-eredmenyek/")


BROKEN_WORDS = """titles => titles.flatMap(title => {
    const text = title.firstChild
    return [...text.data.matchAll(/\\p{L}+/gu)].filter(word => {
        const range = document.createRange()
        range.setStart(text, word.index)
        range.setEnd(text, word.index + word[0].length)
        return new Set([...range.getClientRects()].map(line => line.top)).size > 1
    }).map(word => word[0])
})"""


def test_the_neighbours_titles_have_room_for_their_words_on_a_phone(open_page: OpenPage) -> None:
    page = open_page("/hu/hirek/harom-nemzetkozi-kutatocsoport-kvantuminternet/", Mode(320, "light"))
    titles = page.locator(".neighbour-title")
    assert "Kvantumtechnológia" in "".join(titles.all_inner_texts())
    assert titles.evaluate_all(BROKEN_WORDS) == []


def test_the_skip_link_comes_first(open_page: OpenPage) -> None:
    page = open_page("/hu/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#q-content"


def test_the_colours_can_be_switched_and_are_remembered(open_page: OpenPage) -> None:
    page = open_page("/en/")
    background = "getComputedStyle(document.documentElement).backgroundColor"
    light = page.evaluate(background)
    page.locator("[data-theme-switch]").click()
    dark = page.evaluate(background)
    assert dark != light
    page.goto("/hu/")
    assert page.evaluate(background) == dark


def test_what_needs_scripts_is_not_there_without_them(open_page: OpenPage) -> None:
    with_scripts = open_page(ARTICLE)
    without = open_page(ARTICLE, java_script_enabled=False)
    for selector in ("[data-copy]", "[data-theme-switch]"):
        assert with_scripts.locator(selector).is_visible(), selector
        assert not without.locator(selector).is_visible(), selector


def test_a_link_is_copied(open_page: OpenPage, site: str) -> None:
    page = open_page(ARTICLE)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("[data-copy]").click()
    page.get_by_text("Link copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == f"{site}{ARTICLE}"


def test_an_alias_says_so_in_the_readers_language(open_page: OpenPage) -> None:
    page = open_page("/en/")
    page.goto("/en/news/")
    page.locator(".teaser-title[lang=hu] a").first.click()
    notice = page.locator("main .notice")
    assert "Hungarian" in notice.inner_text()
    assert page.locator("h1").get_attribute("lang") == "hu"
    assert page.locator("html").get_attribute("lang") == "en"
