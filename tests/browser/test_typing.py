"""What an editor types stays as it was typed: dates, and strokes within words."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.editing import HUNGARIAN


@pytest.fixture
def form(signed_in: OpenPage, allowed_faults: list[str]) -> Page:
    """The form of a new article, in Hungarian."""
    allowed_faults.append("400")  # a form that saves itself with a date that is none is told so
    page = signed_in("/admin/", **HUNGARIAN)
    page.get_by_role("link", name=re.compile("Új hír|Add news")).first.click()
    page.wait_for_url("**/add/news/newspage/**")
    return page


def type_into(field: Locator, text: str) -> None:
    """As a person does it, and on to the next field."""
    field.click()
    field.press("Control+A")
    field.press_sequentially(text, delay=30)
    field.press("Tab")


def covers(page: Page, button: Locator) -> bool:
    """Whether something lies over a button."""
    box = button.bounding_box()
    assert box
    centre = [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]
    on_top = "([x, y]) => document.elementFromPoint(x, y)?.closest('button')?.textContent.trim() ?? ''"
    return page.evaluate(on_top, centre) != button.inner_text().strip()


def test_a_date_is_read_or_left_alone(form: Page) -> None:
    date = form.locator("[name=date]")
    for typed, kept in (
        ("2026. 12. 8.", "2026-12-08"),
        ("2026. december 8.", "2026-12-08"),
        ("2026.1.2", "2026-01-02"),
        ("8 December 2026", "2026-12-08"),
        ("2026. szept. 8.", "2026-09-08"),
        ("2026. 02. 31.", "2026. 02. 31."),
        ("8/12/2026", "8/12/2026"),
        ("dec. 8.", "dec. 8."),
        ("jövő kedd", "jövő kedd"),
    ):
        type_into(date, typed)
        expect(date).to_have_value(kept)


def test_a_schedule_is_never_now_by_mistake_and_its_button_stays_free(form: Page) -> None:
    form.locator("[data-side-panel-toggle=status]").first.click()
    form.locator("[data-side-panel=status]").get_by_role("button", name="Időzítés beállítása").click()
    dialog = form.locator("#schedule-publishing-dialog")
    live, save = dialog.locator("[name=go_live_at]"), dialog.locator(".w-dialog__body button").last
    live.click()
    expect(form.locator(".xdsoft_datetimepicker:visible")).to_have_count(1)
    assert not covers(form, save)
    type_into(live, "2026. 12. 8. 14:30")
    expect(live).to_have_value("2026-12-08 14:30")
    type_into(live, "2026. december 8. 10 óra")
    expect(live).to_have_value("2026-12-08 10:00")
    type_into(live, "holnap délben")
    expect(live).to_have_value("holnap délben")


def test_a_stroke_in_a_word_is_no_command(form: Page) -> None:
    form.locator("#body-root .c-sf-add-button").first.click()
    form.locator(".w-combobox__option-row", has_text=re.compile("^(Szöveg|Text)")).first.click()
    text = form.locator("#body-root [contenteditable=true]:visible").first
    text.click()
    text.press_sequentially("és/lista", delay=30)
    text.press("Enter")
    text.press_sequentially("vagy/vagy", delay=30)
    lines = form.locator("#body-root [data-block]")
    expect(lines).to_have_text(["és/lista", "vagy/vagy"])
    text.press("Enter")
    text.press_sequentially("/", delay=30)
    expect(form.locator(".Draftail-Tooltip:visible")).to_have_count(1)
