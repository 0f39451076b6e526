"""The watch over the browser's pages has to bark."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.conftest import Mode, OpenPage, Watch

WRONG = {
    "a script that throws": ("throw new Error('broken')", "script error"),
    "an error in the console": ("console.error('broken')", "console: broken"),
    "a foreign picture": ("new Image().src = 'http://127.0.0.2:9/pixel.png'", "127.0.0.2"),
    "an inline script": (
        "const it = document.createElement('script'); it.text = '1'; document.body.append(it)",
        "Content Security Policy",
    ),
    "an inline style": ("document.body.setAttribute('style', 'color: red')", "Content Security Policy"),
    "a missing picture": ("new Image().src = '/static/nowhere.png'", "404"),
}


@pytest.mark.parametrize(("script", "told"), WRONG.values(), ids=WRONG.keys())
def test_what_goes_wrong_in_a_page_is_told(
    site: str, new_context: Callable[..., BrowserContext], script: str, told: str
) -> None:
    context = new_context(base_url=site)
    watch = Watch(context, site)
    page = context.new_page()
    page.goto("/en/")
    assert watch.faults == []
    page.evaluate(f"setTimeout(() => {{ {script} }})")
    for _ in range(100):
        if watch.faults:
            break
        page.wait_for_timeout(50)
    assert told in "\n".join(watch.faults)


def test_a_page_that_is_meant_to_be_missing_is_no_fault(open_page: OpenPage) -> None:
    assert open_page("/en/nowhere/").locator("h1").count() == 1


def test_axe_finds_what_is_wrong(open_page: OpenPage, axe: Callable[[Page], None]) -> None:
    page = open_page("/en/")
    page.evaluate("document.querySelector('main').append(new Image())")
    with pytest.raises(AssertionError, match="image-alt"):
        axe(page)


def test_a_page_is_seen_in_the_mode_that_was_asked_for(open_page: OpenPage, mode: Mode) -> None:
    page = open_page("/en/", mode)
    assert page.evaluate("innerWidth") == mode.width
    assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") is (mode.scheme == "dark")


def test_a_page_without_javascript(open_page: OpenPage) -> None:
    page = open_page("/hu/", java_script_enabled=False)
    assert page.locator("h1").count() == 1


def test_an_editor_can_sign_in(signed_in: OpenPage) -> None:
    assert "/admin/login" not in signed_in("/admin/").url
