"""Every address answers for every model, whoever asks: no error, the right status, and nothing kept behind sign-in.

An administrator asks in Hungarian, and no English is left on any screen.

The walk is whole by construction: a pattern that ``tests/screens.py`` can't fill, or that isn't in ``PUBLIC``, fails.
"""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import Mock

import pytest
from django.db import transaction
from django.template.response import SimpleTemplateResponse
from django.test import Client
from lxml.html import document_fromstring
from pytest_django import Settings

from qcihungary.accounts.models import User
from qcihungary.accounts.rights.table import RIGHTS, Role
from tests import rows
from tests.deliverables.walk import patterns
from tests.factories import Trees
from tests.roles import desk_of, member_of
from tests.rows import Rows
from tests.screens import Content, Screen
from tests.test_hungarian_desk import english_on

pytestmark = pytest.mark.django_db

GARBAGE = "\u0000%00'\"><🔑" + "x" * 300
NOT_THERE = re.compile(
    r"/api/main/\w+/find/|/bulk/|/convert_alias/|/tag-autocomplete/|/block-preview/|/draft/$|/part/$|/ignore/"
    r"|/projectfacts/\S+/preview/|/submit/snippet/|/generate_url/|admin//"
)
"""What needs a question, an alias or a finding, which nobody gave; or what is switched off."""

IN_ENGLISH = re.compile(
    r"/admin/guide/en/|/block-preview/|/view_draft/|/workflow/preview/|/revisions/\d+/view/|/(mail|messages)/inspect/"
)
"""What shows an English text: the guide, previews, letters."""

PUBLIC = {
    "": 302,
    "documents/%(_0)s/%(_1)s": 404,
    "documents/authenticate_with_password/%(restriction_id)s/": 404,
    "healthz": 200,
    "robots.txt": 200,
    ".well-known/security.txt": 200,
    "sitemap.xml": 200,
    "oai/": 200,
    "media/%(path)s": 404,
    "player/%(provider)s/%(video_id)s/": 404,
    "sign-in/": 302,
    "restricted/%(page_view_restriction_id)s/%(page_id)s/": 404,
    "%(event)s/registration/": 404,
    "%(event)s/registration/sent/": 404,
    "%(event)s/registration/%(token)s": 404,
    "%(event)s/registration/%(token)s/%(below)s": 404,
    "r/%(token)s": 404,
    "r/%(token)s/cancel": 404,
    "r/%(token)s/data.json": 404,
    "%(_0)s": 404,
}
"""Public patterns, without their language, and what they answer where all their names are ``9``."""


@dataclass
class Kept:
    """The addresses, and the rows that they are about, as the first of these tests has made them."""

    media: Path
    rows: Rows = field(default_factory=dict)
    screens: list[Screen] = field(default_factory=list)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """Nothing made yet."""
    return Kept(tmp_path_factory.mktemp("screens") / "media")


@pytest.fixture
def screens(
    trees: Trees, administrator: User, kept: Kept, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> list[Screen]:
    """Every address of the admin, with something of each kind behind it.

    Django's test client would copy what each of a thousand templates is given, for which nobody asks here.
    """
    monkeypatch.setattr("django.test.client.store_rendered_templates", Mock())
    media = Path(settings.MEDIA_ROOT)
    if not kept.screens:
        before = rows.read()
        kept.screens = list(Content(trees, administrator).screens())
        kept.rows = rows.changed(before, rows.read())
        shutil.copytree(media, kept.media)
    else:
        rows.lay(kept.rows)
        shutil.copytree(kept.media, media, dirs_exist_ok=True)
    return kept.screens


def faults(client: Client, screens: list[Screen], found: list[str]) -> Iterator[tuple[Screen, bytes]]:
    """What opens; whatever doesn't answer as it should is noted."""
    client.raise_request_exception = False
    for screen in screens:
        response = client.get(screen.address)
        right = (200, 302, 405, 404) if NOT_THERE.search(screen.address) else (200, 302, 405)
        if response.status_code not in right or "no-store" not in response.headers.get("Cache-Control", ""):
            found.append(f"{response.status_code} {response.headers.get('Cache-Control')} {screen.address}")
        if response.status_code == 200 and "html" in response.headers["Content-Type"]:
            yield screen, response.content


def forms_of(address: str, page: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    """Where the forms of a page are sent, and what they say, with garbage in all that one types into."""
    for form in document_fromstring(page.decode()).forms if page.strip() else ():
        if form.method == "POST" and "logout" not in (form.get("action") or ""):
            said = dict(form.form_values())
            typed = form.xpath(".//textarea/@name | .//input[@type='text' or @type='email' or @type='url']/@name")
            chosen = {str(name): GARBAGE for name in typed if not name.endswith(("-0-value", "body"))}
            yield form.get("action") or address, {**said, **chosen}


def refusals(desk: Client, screen: Screen, page: bytes) -> Iterator[str]:
    """The forms of a page that fail where nothing is sent, or garbage; whatever they do is undone."""
    for address, garbage in forms_of(screen.address, page):
        for data in ({}, garbage):
            with transaction.atomic():
                response = desk.post(address, data)
                transaction.set_rollback(True)
            if response.status_code >= 500:
                error = repr(response.exc_info[1])[:200] if response.exc_info else ""
                yield f"{response.status_code} POST {address} {bool(data)} {error}"


def test_every_screen_opens_for_an_administrator_and_every_form_takes_anything(
    screens: list[Screen], desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.defaults["HTTP_ACCEPT_LANGUAGE"] = "hu"
    found: list[str] = []
    pages = {}
    for screen, page in faults(desk, screens, found):
        english = set() if IN_ENGLISH.search(screen.address) else english_on(page)
        found += [f"{screen.address} in Hungarian: {text}" for text in english]
        if b"<form" in page:
            pages[screen.pattern] = (screen, page)
    monkeypatch.setattr(SimpleTemplateResponse, "rendered_content", "")
    found += [refusal for screen, page in pages.values() for refusal in refusals(desk, screen, page)]
    assert not found, "\n".join(found)
    assert len(pages) > 50


@pytest.fixture
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask for the answer alone: what it looks like was seen by the administrator."""
    monkeypatch.setattr(SimpleTemplateResponse, "rendered_content", "")


@pytest.mark.usefixtures("undrawn")
@pytest.mark.parametrize("role", Role)
def test_every_screen_answers_every_role(screens: list[Screen], role: Role) -> None:
    client = desk_of(member_of(role))
    client.raise_request_exception = False
    found = []
    for screen in {screen.pattern: screen for screen in screens}.values():
        response = client.get(screen.address)
        kept = "no-store" not in response.headers.get("Cache-Control", "")
        if response.status_code not in (200, 302, 400, 403, 404, 405) or kept:
            found.append(f"{response.status_code} {response.headers.get('Cache-Control')} {screen.address}")
        listed = re.fullmatch(r"admin/snippets/(\w+)/(\w+)/", screen.pattern)
        if listed and "choose" not in screen.pattern:
            opens = bool(RIGHTS[f"{listed[1]}.{listed[2]}"].of(role))
            if (response.status_code == 200) is not opens:
                found.append(f"{response.status_code} {screen.address}")
    assert not found, "\n".join(found)


def test_nobody_gets_in_without_signing_in(screens: list[Screen], client: Client) -> None:
    for pattern, screen in {screen.pattern: screen for screen in screens}.items():
        response = client.get(screen.address)
        assert response.status_code == 302 or re.match("admin/(login|password_reset|jsi18n|sprite)", pattern), pattern
        assert "no-store" in response.headers["Cache-Control"], pattern


def test_every_public_pattern_answers(client: Client, trees: Trees) -> None:
    asked = [pattern for pattern in dict.fromkeys(patterns()) if not pattern.startswith("admin/")]
    answers = {}
    for pattern in asked:
        language, _slash, rest = pattern.partition("/")
        name = rest if language in ("en", "hu") else pattern
        answers[name] = client.get("/" + re.sub(r"%\(\w+\)s", "9", pattern)).status_code
    assert answers == PUBLIC


@pytest.mark.parametrize("path", ["/admin/pages/99999/edit/", "/admin/pages/99999/unpublish/", "/admin/nowhere/"])
def test_what_is_not_there_is_wagtails_own_404(desk: Client, path: str) -> None:
    response = desk.get(path)
    assert response.status_code == 404
    assert "wagtailadmin/404.html" in [template.name for template in response.templates]


def test_what_is_shown_to_who_has_signed_in_is_not_shown_again_by_back(desk: Client, trees: Trees) -> None:
    for path in ("/en/", "/hu/hirek/"):
        assert "no-store" in desk.get(path).headers["Cache-Control"], path
