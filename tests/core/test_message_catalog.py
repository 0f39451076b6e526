"""Strings are collected from all three kinds of source, and a translation that is not finished is found."""

import gettext
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings

from qcihungary.core import message_catalog

SOURCES = {
    "qcihungary/news/models.py": 'label = _("A label")\ncount = ngettext("%(num)s day", "%(num)s days", 2)\n',
    "templates/page.html": (
        '<p>{{ _("In Jinja") }}</p>{% trans n=2 %}{{ n }} apple{% pluralize %}{{ n }} apples{% endtrans %}'
    ),
    "templates/admin/form.html": (
        '{% load i18n %}\n<p>\n    {% translate "In the admin" %}\n{% translate "May" context "month" %}'
    ),
}
IDS = {"A label", "In Jinja", "In the admin", "May", ("%(num)s day", "%(num)s days"), ("%(n)s apple", "%(n)s apples")}
TRANSLATED = 'msgstr "Fordítás"'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A source tree with one string in each kind of place, not yet collected."""
    for name, text in SOURCES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


@pytest.fixture
def path(root: Path) -> Path:
    """The catalogue of that tree, complete."""
    path = message_catalog.catalog_path(root, "hu")
    path.parent.mkdir(parents=True)
    catalog, template = message_catalog.read_catalog(path), message_catalog.extract(root)
    catalog.update(template)
    for message in catalog:
        if isinstance(message.id, tuple):
            message.string = tuple(text.replace("days", "nap").replace("apples", "alma") for text in message.id)
        elif message.id:
            message.string = "Fordítás"
    path.write_bytes(message_catalog.merge(catalog, template))
    return path


def faults(root: Path, path: Path) -> list[str]:
    return list(message_catalog.find_faults(path, message_catalog.extract(root)))


def test_strings_come_from_python_jinja_and_the_admin(root: Path) -> None:
    assert {message.id for message in message_catalog.extract(root) if message.id} == IDS


def test_a_complete_catalog_has_no_fault(root: Path, path: Path) -> None:
    assert faults(root, path) == []


def edit(before: str, after: str) -> Callable[[Path, Path], object]:
    return lambda _root, path: path.write_text(path.read_text().replace(before, after, 1))


def new_string(root: Path, _path: Path) -> None:
    (root / "templates/new.html").write_text('{{ _("Something new") }}')


def gone_string(root: Path, _path: Path) -> None:
    (root / "templates/page.html").unlink()


WAYS_TO_FAIL = {
    "new": (new_string, "new: Something new"),
    "gone": (gone_string, "not in the source any more: In Jinja"),
    "empty": (edit(TRANSLATED, 'msgstr ""'), "not translated"),
    "one plural empty": (edit('msgstr[1] "%(num)s nap"', 'msgstr[1] ""'), "not translated"),
    "fuzzy": (edit('msgid "In Jinja"', '#, fuzzy\nmsgid "In Jinja"'), "fuzzy: In Jinja"),
    "placeholder": (edit('msgstr[1] "%(num)s nap"', 'msgstr[1] "%(nun)s nap"'), "placeholder"),
    "obsolete": (edit("\n\n", '\n\n#~ msgid "Old"\n#~ msgstr "Régi"\n\n'), "obsolete: Old"),
}


@pytest.mark.parametrize(("spoil", "told"), WAYS_TO_FAIL.values(), ids=WAYS_TO_FAIL.keys())
def test_what_is_not_finished_is_told(root: Path, path: Path, spoil: Callable[[Path, Path], object], told: str) -> None:
    spoil(root, path)
    assert told in "\n".join(faults(root, path))


def test_a_line_added_above_changes_nothing(root: Path, path: Path) -> None:
    before = path.read_bytes()
    source = root / "templates/page.html"
    source.write_text(f"<h1></h1>\n\n{source.read_text()}")
    assert message_catalog.merge(message_catalog.read_catalog(path), message_catalog.extract(root)) == before


def test_translations_are_kept_and_new_strings_come_in_empty(root: Path, path: Path) -> None:
    new_string(root, path)
    text = message_catalog.merge(message_catalog.read_catalog(path), message_catalog.extract(root)).decode()
    assert text.count(TRANSLATED) == path.read_text().count(TRANSLATED)
    assert 'msgid "Something new"\nmsgstr ""\n' in text


def test_a_template_that_does_not_parse_is_an_error(root: Path) -> None:
    (root / "templates/broken.html").write_text("{% if %}")
    with pytest.raises(Exception, match="Expected an expression"):
        message_catalog.extract(root)


def test_compiled_once_and_again_when_the_catalog_is_newer(path: Path) -> None:
    compiled = message_catalog.compile_catalog(path)
    assert compiled == path.with_suffix(".mo")
    assert message_catalog.compile_catalog(path) is None
    later = compiled.stat().st_mtime + 10
    os.utime(path, (later, later))
    assert message_catalog.compile_catalog(path) == compiled
    with compiled.open("rb") as source:
        translations = gettext.GNUTranslations(source)
    assert translations.gettext("In Jinja") == "Fordítás"
    assert translations.ngettext("%(num)s day", "%(num)s days", 3) == "%(num)s nap"


def test_a_language_without_catalog_is_not_compiled(tmp_path: Path) -> None:
    assert message_catalog.compile_catalog(message_catalog.catalog_path(tmp_path, "en")) is None


def test_our_own_templates_parse_as_the_site_parses_them(tmp_path: Path) -> None:
    source = Path(settings.LOCALE_PATHS[0]).parent
    for folder in message_catalog.SOURCES:
        shutil.copytree(source / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__", "*.jpg"))
    assert "Skip to content" in {message.id for message in message_catalog.extract(tmp_path)}
