"""The editors' guide, inside the admin: what ``docs/editors.*.md`` says, in the editor's language."""

from itertools import pairwise
from pathlib import PurePath

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.safestring import mark_safe
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from qcihungary.core.desk.heads import HOME, head_of
from qcihungary.core.languages import LANGUAGE_CODES

URL_NAME, IN_LANGUAGE = "editors_guide", "editors_guide_in"
FILE = "editors.{}.md"


@require_safe
def guide(request: HttpRequest, language: str = "") -> HttpResponse:
    """The guide in the editor's language, or in the one that was asked for.

    Raises:
        Http404: there is no such language.
    """
    chosen = language or get_language() or ""
    if chosen not in LANGUAGE_CODES:
        raise Http404
    tokens = parsed(chosen)
    title, tokens = tokens[1].content, tokens[3:]
    context = {
        **head_of(title, "help", HOME),
        "language": chosen,
        "sections": with_anchors(tokens),
        "text": mark_safe(MARKDOWN.renderer.render(tokens, MARKDOWN.options, {})),  # noqa: S308  (a file of ours)
    }
    return render(request, "desk/guide.html", context)


MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


def parsed(language: str) -> list[Token]:
    """What a guide consists of, with the addresses that pictures and the other language have here."""
    tokens = MARKDOWN.parse((settings.ROOT / "docs" / FILE.format(language)).read_text(encoding="utf-8"))
    guides = {FILE.format(code): reverse(IN_LANGUAGE, args=[code]) for code in LANGUAGE_CODES}
    for inline in (child for token in tokens for child in token.children or ()):
        if inline.type == "image":
            inline.attrs["src"] = static(f"guide/{PurePath(str(inline.attrs['src'])).name}")
        elif inline.type == "link_open":
            inline.attrs["href"] = guides.get(str(inline.attrs["href"]), inline.attrs["href"])
    return tokens


def with_anchors(tokens: list[Token]) -> list[tuple[str, str]]:
    """Give each heading of a section a name, and return those names with what the headings say."""
    sections = []
    for heading, text in pairwise(tokens):
        if heading.type == "heading_open" and heading.tag == "h2":
            heading.attrs["id"] = slugify(text.content)
            sections.append((slugify(text.content), text.content))
    return sections


@hooks.register("register_admin_urls")
def register_addresses() -> list[URLPattern]:
    """``/admin/guide/``, and one for each language."""
    return [path("guide/", guide, name=URL_NAME), path("guide/<str:language>/", guide, name=IN_LANGUAGE)]


@hooks.register("register_help_menu_item")
def register_menu_item() -> MenuItem:
    """First in the menu of help."""
    return MenuItem(_("Guide"), reverse(URL_NAME), name="guide", icon_name="help", order=0)
