"""No cell of any table that is saved runs in a spreadsheet, whatever people typed: the admin's exports, the public's.

Every text in the database begins with what a spreadsheet might run; then everything is exported that can be.
"""

import csv
import io
import re
from collections.abc import Iterator
from itertools import cycle
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.db import models
from django.template.response import SimpleTemplateResponse
from django.test import Client
from django.urls import resolve
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.models import Page

from qcihungary.accounts.models import User
from tests.deliverables.factories import DeliverableFactory
from tests.factories import MemberFactory, Trees, WorkPackageFactory
from tests.screens import Content

pytestmark = pytest.mark.django_db

BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", " =", "\u200b=", "'=", "\x0b=")
RUNS = re.compile(r"[\s\u200b\ufeff]*[=+\-@＝＋－＠]|[\t\r\n]")
NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
MARK = "HYPERLINK"
"""Stands in each text that was poisoned, so that it is known again."""

WORDS = re.compile(
    r"title|name$|name_|label|desc|text$|comment|note|message|affiliation|diet|access$|object_str|family|given|term"
    r"|caption|credit|words|subject|place|because|statement|lead|old_path|redirect_link"
)
"""Columns that hold what people wrote."""

NOT_WORDS = re.compile(r"slug|username|hostname|codename|app_name|app_label|model_name|detail")

EXPECTED = {
    "admin/reports/locked/", "admin/reports/workflow/", "admin/reports/workflow_tasks/", "admin/reports/site-history/",
    "admin/reports/aging-pages/", "admin/reports/translations/", "admin/redirects/",
    "admin/registration/people/%(pk)s/export.%(extension)s",
}  # fmt: skip
"""The exports that are known to hold what people wrote."""


def texts() -> Iterator[tuple[type[models.Model], models.Field]]:
    """The columns in which people write."""
    for model in apps.get_models():
        for field in model._meta.local_concrete_fields:
            is_text = isinstance(field, models.CharField | models.TextField) and not field.choices
            no_words = isinstance(field, models.SlugField | models.EmailField) or NOT_WORDS.search(field.name)
            if is_text and not no_words and WORDS.search(field.name):
                yield model, field


def poison() -> None:
    """Let every text begin with something that a spreadsheet might run."""
    beginnings = cycle(BEGINNINGS)
    for model, field in texts():
        for number, key in enumerate(model._base_manager.values_list("pk", flat=True)):
            longest = getattr(field, "max_length", None) or 255
            said = f"{next(beginnings)}{MARK}({number})"
            if len(said) <= longest:
                model._base_manager.filter(pk=key).update(**{field.attname: said})


def cells_of(content: bytes, media_type: str) -> Iterator[tuple[str, Any]]:
    """The cells of a saved table; ``f`` is what a formula is called in XLSX."""
    if "csv" in media_type:
        yield from (
            (cell, "n") for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")) for cell in row
        )
    else:
        for row in load_workbook(io.BytesIO(content)).active.iter_rows():
            yield from ((str(cell.value), cell.data_type) for cell in row)


def saved(client: Client, address: str) -> tuple[str, bytes]:
    """What an address gives to save, and its media type; nothing where it shows a page."""
    response = client.get(address)
    kind = response.headers.get("Content-Type", "")
    if response.status_code != 200 or not ("csv" in kind or "spreadsheet" in kind):
        return "", b""
    return kind, b"".join(response) if response.streaming else response.content


def addresses(pattern: str, address: str) -> list[str]:
    """Where a screen gives its table."""
    if "extension" in pattern:
        return [address, address.replace(".csv", ".xlsx")]
    return [f"{address}?export={extension}" for extension in ("csv", "xlsx")]


def exported(client: Client, address: str) -> tuple[list[str], list[str]]:
    """The cells of the table that an address gives, if it gives one, and those of them that run."""
    kind, content = saved(client, address)
    cells = list(cells_of(content, kind)) if kind else []
    run = [
        f"{address}: {cell!r}"
        for cell, type_ in cells
        if type_ == "f" or ("csv" in kind and RUNS.match(cell) and not NUMBER.fullmatch(cell))
    ]
    return [cell for cell, _type in cells], run


def is_table(address: str) -> bool:
    """Whether a view can be saved as a table; those of which nobody knows are asked."""
    view = getattr(resolve(address).func, "view_class", None)
    return view is None or hasattr(view, "list_export")


def test_no_export_of_the_admin_runs(
    trees: Trees, administrator: User, desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    screens = {screen.pattern: screen for screen in Content(trees, administrator).screens() if is_table(screen.address)}
    Page.objects.filter(depth__gt=2).update(locked=True, locked_by=administrator, locked_at=timezone.now())
    poison()
    monkeypatch.setattr(SimpleTemplateResponse, "rendered_content", "")
    poisoned: set[str] = set()
    runs: list[str] = []
    for pattern, screen in screens.items():
        for address in addresses(pattern, screen.address):
            cells, run = exported(desk, address)
            runs += run
            poisoned |= {pattern} if any(MARK in cell for cell in cells) else set()
    assert not runs, "\n".join(runs)
    assert poisoned >= EXPECTED, EXPECTED - poisoned


def test_no_table_of_the_public_side_runs(trees: Trees, client: Client) -> None:
    package = WorkPackageFactory(number=1)
    for number, beginning in enumerate(BEGINNINGS, 1):
        said = f"{beginning}{MARK}({number})"
        words = dict.fromkeys(("title_en", "title_hu", "description_en", "description_hu", "keywords_en"), said)
        DeliverableFactory(work_package=package, index=number, lead=MemberFactory(short_name=said), **words)
    for register in ("/en/results/deliverables/", "/hu/eredmenyek/leszallitando-eredmenyek/"):
        page = BeautifulSoup(client.get(register).content, "html.parser")
        tables = {str(link["href"]) for link in page.select("a[href*='.csv'], a[href*='.xlsx']")}
        assert len(tables) == 2
        for address in tables:
            cells, run = exported(client, address)
            assert not run
            assert sum(MARK in cell for cell in cells) > 5 * len(BEGINNINGS)
