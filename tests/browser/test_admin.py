"""The admin where JavaScript matters: the user bar, slugs, previews in frames.

``open_page`` fails a test on whatever the console reports, so a script, style or frame that a policy refuses is seen.
"""

from playwright.sync_api import expect

from tests.browser.conftest import OpenPage


def test_an_editor_writes_an_article_from_the_public_page_on(signed_in: OpenPage) -> None:
    page = signed_in("/hu/hirek/")
    page.locator("#wagtail-userbar-trigger").click()
    page.locator("#wagtail-userbar-items a[href*=add_subpage]").click()
    page.wait_for_url("**/admin/pages/add/news/newspage/**")

    title, slug = page.locator("[name=title]"), page.locator("[name=slug]")
    title.press_sequentially("Őrült űrhajó – „kulcs”")
    title.blur()
    expect(slug).to_have_value("orult-urhajo-kulcs")
    page.get_by_role("tab", name="Promote").click()
    slug.fill("Kérek Őrült űrt")
    slug.blur()
    expect(slug).to_have_value("kerek-orult-urt")
    page.get_by_role("tab", name="Content").click()

    page.locator("#body-root .c-sf-add-button").first.click()
    picture = page.locator(".w-combobox__option-row", has_text="Picture")
    picture.locator("button.w-combobox__option-preview").click()
    expect(page.frame_locator("iframe[src*=block-preview]").locator("svg.cover")).to_be_visible()
    page.keyboard.press("Escape")

    page.get_by_role("button", name="Toggle preview").click()
    preview = page.frame_locator("#w-preview-iframe")
    expect(preview.locator("h1")).to_have_text("Őrült űrhajó – „kulcs”")
    expect(preview.locator("html")).to_have_attribute("lang", "hu")
    expect(preview.locator("svg.cover").first).to_be_visible()


def test_a_tags_name_in_addresses_keeps_its_letters(signed_in: OpenPage) -> None:
    page = signed_in("/admin/snippets/news/newstag/add/")
    slug = page.locator("[name=slug]")
    slug.fill("Őrült Űrhajó")
    slug.blur()
    expect(slug).to_have_value("orult-urhajo")
