"""What the stories of editors have in common: the form of a page or record, as somebody works in it in Hungarian."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

HUNGARIAN = {"locale": "hu-HU"}


def choose(page: Page, action: str) -> None:
    """Do something that the menu below a form has, beside its first button or on it: „Közzététel”."""
    name = re.compile(rf"^\s*{action}")
    if not page.locator("footer").get_by_role("button", name=name).first.is_visible():
        page.locator("footer [data-w-dropdown-target=toggle]").first.click()
    page.locator("footer, [data-tippy-root]").get_by_role("button", name=name).first.click()


def publish(page: Page) -> None:
    """Publish what is in the form."""
    with page.expect_navigation():
        choose(page, "Közzététel")
    expect(page.locator(".messages .success").first).to_be_visible()


def form_of(page: Page) -> str:
    """The path of the form of the public page that is open, as its button says it to who has signed in."""
    return urlsplit(str(page.locator("#wagtail-userbar-items a[href*='/edit/']").get_attribute("href"))).path


def follow(page: Page, title: str) -> None:
    """Open the form of something that the admin's home lists."""
    page.get_by_role("link", name=re.compile(title)).first.click()
    page.wait_for_url("**/edit/**")


def write(page: Page, text: str) -> None:
    """Write the first block of text in the form of a page anew; the editor hands it to the form a moment later."""
    page.locator("#body-root [contenteditable=true]:visible").first.click()
    page.keyboard.press("Control+A")
    page.keyboard.type(text)
    expect(page.locator("#body-root [name$=-value]").first).to_have_value(re.compile(re.escape(text)))


def retitle(page: Page, title: str) -> None:
    """Write another title as a person does, so that the form knows of it.

    Wagtail's form learns two seconds after it is there, and once more a little later, what it began with; a title that
    is pasted before that would be no change.
    """
    page.wait_for_function(
        """() => window.wagtail.app.getControllerForElementAndIdentifier(
            document.querySelector("[data-edit-form]"), "w-unsaved"
        )?.initialFormData"""
    )
    page.locator("[name=title]").fill("")
    page.locator("[name=title]").press_sequentially(title, delay=100)
