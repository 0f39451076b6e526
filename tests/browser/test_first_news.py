"""The first news in two languages: from signing in to both published, as a publisher who has Hungarian only."""

from collections.abc import Callable

from playwright.sync_api import Page, Request, Route, expect

from scripts.demo_site import PUBLISHER
from tests.browser.conftest import AxeCheck, OpenPage
from tests.browser.editing import HUNGARIAN, choose, retitle, write

PANEL = "[data-side-panel=translation]"
BEFORE_PUBLISHING = "[data-side-panel=before-publishing]"
IN_HUNGARIAN = "Egyetlen kvantumbit is elég volt."


def sign_in(page: Page) -> None:
    """By the page to which whoever isn't signed in is sent."""
    email, password = PUBLISHER
    page.get_by_label("E-mail-cím").fill(email)
    page.get_by_label("Jelszó").fill(password)
    page.get_by_role("button", name="Bejelentkezés").click()
    page.wait_for_url("**/admin/")


def write_in_hungarian(page: Page) -> None:
    """„Új hír”, at a person's speed: it has saved itself long before the last word, and its panels are there then."""
    page.get_by_role("link", name="Új hír").click()
    page.wait_for_url("**/admin/pages/add/news/newspage/**")
    expect(page.locator(".language-of-form")).to_contain_text("Ezt az oldalt magyarul kell írni.")
    page.locator("[name=title]").press_sequentially("Fény a Duna alatt", delay=150)
    page.wait_for_url("**/edit/")
    page.locator("[name=search_description]").press_sequentially("Az első kulcs átjutott a Dunán.", delay=40)
    glossary = page.locator("[data-side-panel=glossary]")
    expect(glossary).not_to_contain_text("qubit")
    page.locator("#body-root .c-sf-add-button").first.click()
    page.locator(".w-combobox__option-row", has_text="Szöveg").first.click()
    page.locator("[name=tags]").first.check()
    page.locator("#body-root [contenteditable=true]:visible").first.click()
    page.keyboard.type(IN_HUNGARIAN, delay=40)
    expect(glossary).to_contain_text("qubit")


def begin_in_english(page: Page) -> None:
    """„Megírom angolul”, once, with the last words not saved yet."""
    page.locator("[data-side-panel-toggle=translation]").click()
    page.locator(PANEL).get_by_role("link", name="Megírom angolul").click()
    page.wait_for_url("**/edit/#translation")


def write_in_english(page: Page) -> None:
    """What came along, and what becomes of it."""
    expect(page.locator(".messages")).to_contain_text("Cím, Összefoglaló, Dátum, 1 blokk, Címkék")
    expect(page.locator("#body-root [contenteditable=true]:visible")).to_have_text(IN_HUNGARIAN)
    expect(page.locator(PANEL)).to_contain_text(IN_HUNGARIAN)
    page.locator("[name=tags]").first.uncheck()
    with page.expect_response(lambda answer: answer.request.method == "POST" and answer.url.endswith("/edit/")):
        retitle(page, "Light below the Danube")
    page.reload()
    page.locator(PANEL).locator("[data-part=tags]").get_by_role("button", name="A szöveg átmásolása ide").click()
    expect(page.locator("[name=tags]").first).to_be_checked()
    page.locator("[name=search_description]").fill("The first key has crossed the Danube.")
    write(page, "A single photon was enough.")


def look_at_what_is_missing(page: Page, axe: AxeCheck) -> None:
    """„Közzététel előtt”, and in a window of its own the typography of what was saved."""
    page.locator("[data-side-panel-toggle=before-publishing]").click()
    panel = page.locator(BEFORE_PUBLISHING)
    expect(panel).to_be_visible()
    axe(page, BEFORE_PUBLISHING)
    typography = page.context.new_page()
    typography.goto(str(panel.get_by_role("link", name="Tipográfia").get_attribute("href")))
    expect(typography.locator("h1")).to_contain_text("Tipográfia")
    axe(typography)
    typography.close()


def test_the_first_news_in_two_languages(open_page: OpenPage, axe: AxeCheck) -> None:
    page = open_page("/admin/", **HUNGARIAN)
    sign_in(page)
    write_in_hungarian(page)
    begin_in_english(page)
    write_in_english(page)
    look_at_what_is_missing(page, axe)
    with page.expect_navigation():
        choose(page, "Mindkét nyelv közzététele")
    expect(page.locator(".messages")).to_contain_text("ugyanabban a pillanatban")

    reader = open_page("/hu/hirek/feny-a-duna-alatt/")
    expect(reader.locator("h1")).to_have_text("Fény a Duna alatt")
    expect(reader.locator("main")).to_contain_text(IN_HUNGARIAN)
    english = reader.locator("link[rel=alternate][hreflang=en]").get_attribute("href")
    hungarian = reader.url
    reader.goto(str(english))
    expect(reader.locator("html")).to_have_attribute("lang", "en")
    expect(reader.locator("h1")).to_have_text("Light below the Danube")
    expect(reader.locator("main")).to_contain_text("A single photon was enough.")
    assert reader.locator("link[rel=alternate][hreflang=hu]").get_attribute("href") == hungarian


def hold_saves(page: Page) -> Callable[[], None]:
    """Keep every save of the form on its way, until the function that comes back is called."""
    held: list[Route] = []
    holds = True

    def hold(route: Route) -> None:
        if holds and route.request.method == "POST":
            held.append(route)
        else:
            route.continue_()

    def let_go() -> None:
        nonlocal holds
        holds = False
        for route in held:
            route.continue_()

    page.route("**/edit/", hold)
    return let_go


def saves(request: Request) -> bool:
    return request.method == "POST" and request.url.endswith("/edit/")


def a_saved_news(signed_in: OpenPage) -> Page:
    page = signed_in("/admin/", user=PUBLISHER, **HUNGARIAN)
    page.get_by_role("link", name="Új hír").click()
    page.wait_for_url("**/admin/pages/add/news/newspage/**")
    retitle(page, "Fény a Tiszán")
    page.wait_for_url("**/edit/")
    return page


def test_words_typed_while_the_form_saves_itself_are_saved_next(signed_in: OpenPage) -> None:
    """With no other key pressed: Wagtail would take them for saved, and let the editor leave without them."""
    page = a_saved_news(signed_in)
    let_go = hold_saves(page)
    with page.expect_request(saves):
        page.locator("[name=title]").press_sequentially(" is", delay=100)
    page.locator("[name=title]").press_sequentially(" ragyog", delay=20)
    with page.expect_request(lambda request: saves(request) and "is ragyog" in (request.post_data or "")) as the_words:
        let_go()
    assert the_words.value.response().ok
    page.reload()
    expect(page.locator("[name=title]")).to_have_value("Fény a Tiszán is ragyog")


def test_the_words_of_a_save_that_is_under_way_come_along(signed_in: OpenPage) -> None:
    """Nothing is left to be saved then, and the newest draft doesn't have them yet."""
    page = a_saved_news(signed_in)
    let_go = hold_saves(page)
    with page.expect_request(saves):
        page.locator("[name=title]").press_sequentially(" is", delay=100)
    page.locator("[data-side-panel-toggle=translation]").click()
    page.locator(PANEL).get_by_role("link", name="Megírom angolul").click()
    page.evaluate("new Promise((resolve) => setTimeout(resolve, 600))")  # longer than a press waits for typed words
    let_go()
    page.wait_for_url("**/edit/#translation")
    expect(page.locator("[name=title]")).to_have_value("Fény a Tiszán is")
