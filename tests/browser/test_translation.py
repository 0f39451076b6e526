"""Two languages side by side: a publisher translates what has no Hungarian yet, and later follows what changed."""

from playwright.sync_api import expect

from scripts.demo_site import PUBLISHER
from tests.browser.conftest import AxeCheck, OpenPage
from tests.browser.editing import HUNGARIAN, form_of, publish

PANEL = "[data-side-panel=translation]"
COUNTER = "[data-side-panel-toggle=translation] [data-side-panel-toggle-counter]"


def test_an_editor_translates_an_article_and_follows_what_changes_in_it(signed_in: OpenPage, axe: AxeCheck) -> None:
    page = signed_in("/hu/hirek/standards-for-quantum-key-distribution/", user=PUBLISHER, **HUNGARIAN)
    form = form_of(page)
    page.goto(form)
    page.get_by_role("button", name="Megírom magyarul").click()
    page.wait_for_url(f"**{form}#translation")
    panel = page.locator(PANEL)
    expect(panel).to_be_visible()
    expect(panel).to_contain_text("A közzétételig a látogatók itt továbbra is az angol szöveget olvassák.")

    page.locator("[name=title]").fill("A kvantumkulcsok közös nyelve")
    paragraph = page.locator("#body-root [contenteditable=true]:visible").first
    original = paragraph.inner_text()
    paragraph.click()
    page.keyboard.press("Control+A")
    page.keyboard.type("Félbemaradt mondat")
    expect(paragraph).to_have_text("Félbemaradt mondat")
    copied = panel.locator("[data-part^='body:']", has_text=original.splitlines()[0]).first
    copied.get_by_role("button", name="A blokk átmásolása ide").click()
    expect(page.locator("#body-root [contenteditable=true]:visible").first).to_have_text(original, use_inner_text=True)
    expect(page.locator("[name=title]")).to_have_value("A kvantumkulcsok közös nyelve")
    publish(page)

    page.goto("/en/news/standards-for-quantum-key-distribution/")
    page.goto(form_of(page))
    page.locator("#body-root [contenteditable=true]:visible").last.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Two bodies write them.")
    page.wait_for_function(
        "() => [...document.querySelectorAll('#body-root [name]')].some((field) => field.value.includes('write them.'))"
    )
    publish(page)

    page.goto(f"{form}#translation")
    expect(panel.locator(".translation-part-behind")).to_have_count(1)
    label = panel.locator(".translation-part-behind .translation-label")
    expect(label).to_be_in_viewport()
    expect(label).to_be_focused()
    expect(panel.locator(".addition").first).to_be_visible()
    expect(page.locator(COUNTER)).to_have_text("1")
    axe(page, PANEL)
    page.locator("[name=search_description]").fill("Két szervezet írja a szabványokat.")
    panel.get_by_role("button", name="Kész, vagy nem kell változtatni").click()
    expect(page.locator(COUNTER)).to_be_hidden()
    expect(panel).to_contain_text("Itt minden követi az angol szöveget.")
    expect(page.locator("[name=search_description]")).to_have_value("Két szervezet írja a szabványokat.")
