"""Our own screens of the admin that no story passes: each opens in Hungarian, and axe finds nothing."""

import io

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.conftest import AxeCheck, CheckPage, Mode, OpenPage
from tests.browser.editing import HUNGARIAN

MODE = Mode(375, "dark")


@pytest.mark.parametrize(
    "path",
    ["reports/publications/", "reports/searches/", "publications/add-by-identifier/", "deliverables/import/"],
)
def test_a_screen(signed_in: OpenPage, check_page: CheckPage, path: str) -> None:
    page = signed_in(f"/admin/{path}", MODE, locale="hu")
    check_page(page, "hu", MODE)


def test_signing_in(open_page: OpenPage, check_page: CheckPage) -> None:
    page = open_page("/admin/login/", MODE, locale="hu")
    check_page(page, "hu", MODE)
    page.get_by_role("link", name="Elfelejtett jelszó?").click()
    check_page(page, "hu", MODE)


def first_record(page: Page) -> None:
    """Open the form of the first record in a list."""
    page.locator("table a[href*='/edit/']").first.click()
    page.wait_for_url("**/edit/**")


def test_a_record_before_it_is_published(signed_in: OpenPage, axe: AxeCheck) -> None:
    page = signed_in("/admin/snippets/publications/publication/", Mode(1280, "light"), **HUNGARIAN)
    first_record(page)
    page.locator("[data-side-panel-toggle=before-publishing]").click()
    panel = page.locator("[data-side-panel=before-publishing]")
    axe(page, "[data-side-panel=before-publishing]")
    panel.get_by_role("link", name="Mutassa az űrlapon").first.click()
    expect(page.locator("[name=grant_acknowledged]")).to_be_focused()
    panel.get_by_role("link", name="Tipográfia").click()
    expect(page.locator("h1")).to_contain_text("Tipográfia")
    axe(page)


def picture(name: str, colour: str) -> FilePayload:
    """A file that an editor chooses."""
    file = io.BytesIO()
    Image.new("RGB", (640, 480), colour).save(file, "PNG")
    return {"name": name, "mimeType": "image/png", "buffer": file.getvalue()}


def test_many_pictures_at_once(signed_in: OpenPage, axe: AxeCheck) -> None:
    page = signed_in("/admin/images/multiple/add/", **HUNGARIAN)
    refused: FilePayload = {"name": "torott.png", "mimeType": "image/png", "buffer": b"nothing of a picture"}
    page.locator("input[type=file]").set_input_files(
        [picture("zold.png", "green"), picture("kek.png", "blue"), refused]
    )
    rows = page.locator("#upload-list > li")
    expect(rows.locator("form")).to_have_count(2)
    expect(rows.filter(has_text="torott.png")).to_contain_text("sikertelen")
    axe(page, "#upload-list form")
    green = rows.filter(has_text="zold.png")
    for name, words in {"description": "Zöld fény", "credit": "Minta Fotó"}.items():
        for language in ("en", "hu"):
            green.locator(f"[name$=-{name}_{language}]").fill(f"{words} ({language})")
    green.locator("form [type=submit]").first.click()
    expect(rows.locator("form")).to_have_count(1)
    page.goto("/admin/images/?q=zold")
    page.locator("main a[href*='/admin/images/']", has_text="zold").first.click()
    expect(page.locator("[name=description_hu]")).to_have_value("Zöld fény (hu)")
    expect(page.locator("[name=credit_en]")).to_have_value("Minta Fotó (en)")
