"""The editors' guide, inside the admin, in the editor's language."""

import re

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client, RequestFactory
from django.utils.translation import override
from wagtail.admin.menu import help_menu

from qcihungary.accounts.models import User

pytestmark = pytest.mark.django_db

TITLES = {"en": "Editors’ guide", "hu": "Szerkesztői útmutató"}
COVERED = {
    "en": [
        "Events", "Registrations", "The project’s facts", "Messages", "Tags", "Imports", "Scheduling and expiry",
        "Unpublishing", "First news in two languages", "Who can read a document", "Roles and approval",
    ],
    "hu": [
        "Események", "Jelentkezések", "A projekt adatai", "Üzenetek", "Címkék", "Beolvasás", "Időzítés és lejárat",
        "Visszavonás", "Az első hír két nyelven", "Ki olvashat egy dokumentumot?", "Szerepek és jóváhagyás",
    ],
}  # fmt: skip
"""What each guide has a section about."""


def guide_of(client: Client, path: str, language: str) -> BeautifulSoup:
    response = client.get(path, headers={"accept-language": language})
    assert response.status_code == 200
    assert "no-store" in response.headers["Cache-Control"]
    return BeautifulSoup(response.content, "html.parser")


@pytest.mark.parametrize("language", ["en", "hu"])
@pytest.mark.parametrize("asked", ["", "en/", "hu/"])
def test_it_is_read_in_the_editors_language_or_the_one_asked_for(desk: Client, language: str, asked: str) -> None:
    page = guide_of(desk, f"/admin/guide/{asked}", language)
    shown = asked.strip("/") or language
    text = page.select_one(f'.guide[lang="{shown}"] .guide-text')
    assert text
    assert page.select("title")[0].get_text(strip=True) == f"{TITLES[shown]} - QCIHungary"
    other = {"en": "hu", "hu": "en"}[shown]
    assert text.select_one(f'a[href="/admin/guide/{other}/"]')


@pytest.mark.parametrize("language", ["en", "hu"])
def test_its_sections_and_pictures_are_there(desk: Client, language: str) -> None:
    page = guide_of(desk, f"/admin/guide/{language}/", language)
    contents = {link.get_text(): str(link["href"]) for link in page.select(".guide-sections a")}
    assert list(contents) == [heading.get_text() for heading in page.select(".guide-text h2")]
    assert set(COVERED[language]) <= set(contents)
    assert len(set(contents.values())) == len(contents)
    assert all(page.find(id=anchor.removeprefix("#")) for anchor in contents.values())
    pictures = [str(image["src"]) for image in page.select(".guide-text img")]
    assert len(pictures) == 5
    assert all(finders.find(re.sub(rf"^{settings.STATIC_URL}|\.[0-9a-f]{{12}}(?=\.)", "", src)) for src in pictures)
    assert all(image["alt"] for image in page.select(".guide-text img"))


@pytest.mark.parametrize(("language", "name"), [("en", "Guide"), ("hu", "Útmutató")])
def test_the_menu_of_help_begins_with_it(rf: RequestFactory, administrator: User, language: str, name: str) -> None:
    request = rf.get("/admin/")
    request.user = administrator
    with override(language):
        first, *others = help_menu.menu_items_for_request(request)
        assert (first.label, first.url) == (name, "/admin/guide/")
    assert "editor-guide" not in {item.name for item in others}, "Wagtail's, in English and elsewhere"


def test_it_is_for_those_who_signed_in(client: Client, desk: Client) -> None:
    assert Client().get("/admin/guide/").status_code == 302
    assert desk.get("/admin/guide/de/").status_code == 404
