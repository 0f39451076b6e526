"""Our gettext catalogues: collect the strings, check the translations, compile them. Babel does the work.

Only ``extract`` and ``find_faults`` read the source tree; a running site needs ``compile_catalog`` alone.
"""

import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir, extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

SOURCES = {
    "qcihungary": [("**.py", "python")],
    "templates": [
        ("admin/**.html", "qcihungary.core.message_catalog:extract_django"),
        ("admin/**.txt", "qcihungary.core.message_catalog:extract_django"),
        ("**.html", "jinja2"),
        ("**.txt", "jinja2"),
        ("**.xml", "jinja2"),
    ],
}
JINJA = {
    "extensions": "jinja2.ext.do,wagtail.jinja2tags.core",
    "lstrip_blocks": "true",
    "newstyle_gettext": "true",
    "silent": "false",
    "trim_blocks": "true",
}
"""As in ``qcihungary.core.jinja``. A template that does not parse is an error, not a file without strings."""
OPTIONS = {pattern: JINJA for pattern, method in SOURCES["templates"] if method == "jinja2"}
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
WAGTAILS_SCRIPTS = "qcihungary/core/wagtail_hungarian/scripts.py"
COMMENT_TAG = "Translators:"
HEADER = """\
# QCIHungary's texts. `make messages` keeps this file; only the lines that begin with msgstr are written by hand.
msgid ""
msgstr ""
"Language: {language}\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""
"""Two plural forms, as in Django's own Hungarian; no dates and names, which would change with each run."""


def catalog_path(root: Path, language: str) -> Path:
    """Where the translations into ``language`` (``hu``) are kept."""
    return root / "locale" / language / "LC_MESSAGES" / "django.po"


def extract_django(
    source: BinaryIO, keywords: Any, comment_tags: Any, options: Any
) -> Iterator[tuple[int, str | tuple[str, ...], list[str], str | None]]:
    """Babel extraction method for Django's own templates, which here are the admin's only.

    Django's ``templatize`` blanks out all but the translatable strings; what is left is Python but for its indentation.
    """
    python = "\n".join(line.strip() for line in templatize(source.read().decode()).splitlines())
    yield from extract_python(io.BytesIO(python.encode()), keywords, comment_tags, options)


def extract(root: Path) -> Catalog:
    """Collect every translatable string below ``root`` into a catalogue without translations."""
    template = Catalog(charset="utf-8")
    for folder, methods in SOURCES.items():
        for filename, _line, message, comments, context in extract_from_dir(
            root / folder, methods, OPTIONS, keywords=KEYWORDS, comment_tags=(COMMENT_TAG,), strip_comment_tags=True
        ):
            # A line number would change with every line added above it.
            template.add(message, None, [(f"{folder}/{filename}", 1)], auto_comments=comments, context=context)
    return template


def read_catalog(path: Path) -> Catalog:
    """Read a ``.po`` file, or begin one; its language is the name of the folder it lies in."""
    language = path.parts[-3]
    text = path.read_bytes() if path.exists() else HEADER.format(language=language).encode()
    return read_po(io.BytesIO(text), locale=language, charset="utf-8", abort_invalid=True)


def merge(catalog: Catalog, template: Catalog) -> bytes:
    """Give ``catalog`` exactly the strings of ``template`` and return it as the text of a ``.po`` file.

    The order is that of the strings, and places are named without line numbers, so that a change shows only itself.
    """
    catalog.update(template, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    text = io.BytesIO()
    write_po(text, catalog, width=120, omit_header=True, sort_output=True, include_lineno=False)
    return HEADER.format(language=catalog.locale_identifier).encode() + text.getvalue()


def find_faults(path: Path, template: Catalog) -> Iterator[str]:
    """Say what is wrong with a ``.po`` file: strings that are new, gone, empty, fuzzy, or whose placeholders differ."""
    catalog = read_catalog(path)
    wanted, present = ({(message.context, message.id): message for message in each} for each in (template, catalog))
    yield from (f"obsolete: {message.id}" for message in catalog.obsolete.values())
    yield from (f"new: {message.id}" for key, message in wanted.items() if key not in present)
    yield from (f"not in the source any more: {message.id}" for key, message in present.items() if key not in wanted)
    for message in filter(lambda message: message.id, catalog):
        if message.fuzzy:
            yield f"fuzzy: {message.id}"
        if not all(message.string if isinstance(message.string, tuple | list) else [message.string]):
            yield f"not translated: {message.id}"
        yield from (f"{error}: {message.id}" for error in message.check(catalog))
    if not path.exists() or merge(catalog, template) != path.read_bytes():
        yield "not as `make messages` writes it"


def compile_catalog(path: Path) -> Path | None:
    """Write the ``.mo`` file beside a ``.po`` that is newer, and return it; None where nothing was to be done.

    What is ours of Wagtail's scripts goes into ``djangojs.mo`` as well: they read nothing else.
    """
    target = path.with_suffix(".mo")
    if not path.exists() or (target.exists() and target.stat().st_mtime >= path.stat().st_mtime):
        return None
    catalog = read_catalog(path)
    for_scripts = Catalog(locale=catalog.locale)
    for message in catalog:
        if any(place == WAGTAILS_SCRIPTS for place, _line in message.locations):
            for_scripts[message.id] = message
    write_compiled(for_scripts, path.with_name("djangojs.mo"))
    return write_compiled(catalog, target)


def write_compiled(catalog: Catalog, target: Path) -> Path:
    """Write a ``.mo`` file in one go, so that nobody reads half of one, not even where two processes write it."""
    unfinished = target.with_suffix(f".mo.{os.getpid()}")
    with unfinished.open("wb") as output:
        write_mo(output, catalog)
    return unfinished.replace(target)
