"""``make screenshots``: take the pictures of the README and of the editors' guides into ``docs/images``."""

import sys
import tempfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts import chromium, demo_site

if TYPE_CHECKING:
    from qcihungary.news.models import NewsPage

TARGET = demo_site.ROOT / "docs/images"
PUBLIC = {"home-en.png": ("/en/", "light"), "home-hu-dark.png": ("/hu/", "dark")}
"""File name: path and colour scheme."""
WIDTH, HEIGHT = 1280, 900
COLOURS = 256
"""As many as an admin's page needs to look the same, at half of the bytes."""

Keys = dict[str, int]
"""What a picture is of → the key of the page, by the language of the guide: ``behind-hu``."""


def main() -> None:
    """Take each picture anew."""
    if not chromium.PATH:
        sys.exit(chromium.MISSING)
    with tempfile.TemporaryDirectory() as folder:
        var = Path(folder) / "var"
        demo_site.prepare(var)
        keys = leave_work_undone(var)  # before Playwright, in whose loop Django would refuse to ask its database
        with demo_site.serve(var) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium.PATH, args=chromium.FLAGS)
            for name, (path, scheme) in PUBLIC.items():
                page = browser.new_page(
                    viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="dark" if scheme == "dark" else "light"
                )
                page.goto(f"{address}{path}", wait_until="networkidle")
                page.screenshot(path=made(name))
            for language in ("en", "hu"):
                take_the_guides(browser, address, language, keys)
            browser.close()


def made(name: str) -> Path:
    """Where a picture goes, which is said."""
    target = TARGET / name
    target.parent.mkdir(parents=True, exist_ok=True)
    print(target.relative_to(demo_site.ROOT))
    return target


def leave_work_undone(var: Path) -> Keys:
    """Put the demo site into the state that the guides tell of: a translation begun, and one that is behind."""
    demo_site.become(var)
    from django.db import connection
    from wagtail.actions.convert_alias import ConvertAliasPageAction

    from qcihungary.core.languages import LANGUAGE_CODES, other_language
    from qcihungary.news.models import NewsPage

    keys: Keys = {}
    for language in LANGUAGE_CODES:
        guide = other_language(language)
        tree = NewsPage.objects.filter(url_path__startswith=f"/{language}/", live=True).order_by("-date")
        if alias := tree.filter(alias_of__isnull=False).first():
            ConvertAliasPageAction(alias).execute(skip_permission_checks=True)
            keys[f"translation-{guide}"] = alias.pk
        for page in tree.filter(alias_of__isnull=True):
            twin = (
                NewsPage.objects.filter(translation_key=page.translation_key, alias_of=None).exclude(pk=page.pk).first()
            )
            if twin and twin.pk not in keys.values() and page.pk not in keys.values():
                keys[f"behind-{guide}"], keys[f"before-publishing-{language}"] = twin.pk, page.pk
                change_the_summary(page)
                leave_gaps(page)
                break
    connection.close()
    return keys


def change_the_summary(page: "NewsPage") -> None:
    """Publish a page with another sentence in its summary."""
    page.search_description += {"en": " Tell us what you think.", "hu": " Írja meg, mit gondol."}[page.language]
    page.save_revision().publish()


def leave_gaps(page: "NewsPage") -> None:
    """Keep a draft in which much is missing that readers need."""
    page.search_description = ""
    link = {"en": "here", "hu": "itt"}[page.language]
    text = f'<p><a href="https://example.org/?utm_source=letter">{link}</a></p>'
    page.body = [*page.body.raw_data, {"type": "text", "value": text}]
    page.save_revision()


def take_the_guides(browser: Browser, address: str, language: str, keys: Keys) -> None:
    """Take the pictures of one guide, as an administrator who works in its language."""
    context = browser.new_context(
        base_url=address, viewport={"width": WIDTH, "height": HEIGHT}, locale=language, reduced_motion="reduce"
    )
    page = context.new_page()
    sign_in(page)
    edit = "/admin/pages/{}/edit/"
    pictures: dict[str, tuple[str, Callable[[Page], None]]] = {
        "home": ("/admin/", nothing),
        "translation": (edit.format(keys[f"translation-{language}"]), beside("translation")),
        "behind": (edit.format(keys[f"behind-{language}"]), beside("translation")),
        "before-publishing": (edit.format(keys[f"before-publishing-{language}"]), beside("before-publishing")),
        "matrix": ("/admin/reports/translations/", nothing),
    }
    for name, (path, do) in pictures.items():
        page.goto(path, wait_until="networkidle")
        do(page)
        keep_small(page.screenshot(), made(f"editors/{name}-{language}.png"))
    context.close()


def sign_in(page: Page) -> None:
    """Sign in as the site's administrator."""
    email, password = demo_site.ADMINISTRATOR
    page.goto("/admin/login/")
    page.locator("input[name=username]").fill(email)
    page.locator("input[name=password]").fill(password)
    page.locator("[type=submit]").click()
    page.wait_for_url("**/admin/")


def nothing(page: Page) -> None:
    """Take the page as it is."""


def beside(panel: str) -> Callable[[Page], None]:
    """Open a side panel, if it isn't yet."""

    def open_it(page: Page) -> None:
        toggle = page.locator(f"[data-side-panel-toggle={panel}]")
        if toggle.get_attribute("aria-expanded") != "true":
            toggle.click()
        page.wait_for_load_state("networkidle")

    return open_it


def keep_small(png: bytes, target: Path) -> None:
    """Write a picture of an admin's page, which has few colours."""
    Image.open(BytesIO(png)).convert("RGB").quantize(COLOURS).save(target, optimize=True)


if __name__ == "__main__":
    main()
