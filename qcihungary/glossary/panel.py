"""The glossary beside the form of a page: what its terms are called in the other language, and what not to write."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_safe
from wagtail.admin.admin_url_finder import AdminURLFinder

from qcihungary.core.desk.editing import page_to_edit
from qcihungary.core.desk.findings import Finding, Weight
from qcihungary.core.desk.side_panels import CountingSidePanel
from qcihungary.core.languages import OWN_NAMES, other_language
from qcihungary.core.page_texts import texts_of
from qcihungary.core.pages import BasePage
from qcihungary.glossary.recognising import Lexicon
from qcihungary.glossary.term import GlossaryTerm

AGAIN = "glossary_beside"
"""The name of the address of the panel alone."""


@dataclass(frozen=True)
class Suggestion:
    """A term that the source names."""

    source: str
    target: str
    abbreviation: str
    definition: str
    edit_url: str


@dataclass(frozen=True)
class Avoided:
    """Words in the draft that are not to be used."""

    written: str
    better: str


class GlossaryPanel(CountingSidePanel):
    """A panel beside the form, which counts what is not to be written."""

    class SidePanelToggle(CountingSidePanel.SidePanelToggle):
        """Its button."""

        aria_label = gettext_lazy("Toggle glossary")
        icon_name = "openquote"

    name = "glossary"
    title = gettext_lazy("Glossary")
    template_name = "glossary/panel.html"
    order = 360
    scripts = ("js/glossary.js",)

    @cached_property
    def source(self) -> BasePage:
        """What is translated: the other language's page if it is told in it, else the page itself."""
        twins = type(self.object)._default_manager.filter(translation_key=self.object.translation_key)
        twin = twins.filter(live=True, alias_of=None).exclude(pk=self.object.pk).first()
        return twin if twin and twin.is_told else self.object

    @property
    def source_language(self) -> str:
        """The language that the source is in."""
        return self.source.text_language if self.source.pk != self.object.pk else self.object.language

    @cached_property
    def suggestions(self) -> list[Suggestion]:
        """The terms that the source names, in the order of their first mention."""
        code = self.source_language
        other = other_language(code)
        mentions = Lexicon.of(code).mentions(text_of(self.source))
        terms = {mention.naming.term.pk: mention.naming.term for mention in mentions}
        addresses = AdminURLFinder(self.request.user)
        return [
            Suggestion(
                source=term.called(code),
                target=term.called(other),
                abbreviation=term.abbreviation,
                definition=getattr(term, f"definition_{other}") or "",
                edit_url=addresses.get_edit_url(term) or "",
            )
            for term in terms.values()
        ]

    @cached_property
    def avoided(self) -> list[Avoided]:
        """What the draft says that is not to be used."""
        return list(avoided_in(self.object))

    @property
    def count(self) -> int:
        """How many of such words the draft has."""
        return len(self.avoided)

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """What its template shows."""
        code = self.source_language
        return {
            **super().get_context_data(parent_context),
            "suggestions": self.suggestions,
            "avoided": self.avoided,
            "is_twin": self.source.pk != self.object.pk,
            "source_language": code,
            "target_language": other_language(code),
            "target_name": OWN_NAMES[other_language(code)],
            "page_language": self.object.language,
            "again": reverse(AGAIN, args=[self.object.pk]),
            "count": self.count,
            "terms_url": reverse("wagtailsnippets_glossary_glossaryterm:list"),
            "may_see_terms": self.request.user.has_perm("glossary.change_glossaryterm"),
        }


def make_panel(page: BasePage, request: HttpRequest) -> GlossaryPanel | None:
    """The panel of a page; none while the glossary is empty."""
    return GlossaryPanel(page, request) if GlossaryTerm.known() else None


@require_safe
def panel_again(request: HttpRequest, pk: int) -> HttpResponse:
    """The panel alone, of the draft as it was saved last."""
    panel = make_panel(page_to_edit(request, pk).get_latest_revision_as_object(), request)
    return HttpResponse(panel.render_html({"request": request}) if panel else "")


def kind_of_new() -> type[GlossaryPanel] | None:
    """The panel that a new page gets; none while the glossary is empty."""
    return GlossaryPanel if GlossaryTerm.known() else None


def text_of(page: BasePage) -> str:
    """All that a page tells, as running text."""
    return "\n".join((page.title, page.search_description, *texts_of(page)))


def avoided_in(page: BasePage) -> Iterator[Avoided]:
    """What a page says that is not to be used, each once."""
    text, seen = text_of(page), set()
    for mention in Lexicon.of(page.language).mentions(text):
        written = text[mention.start : mention.end]
        if mention.naming.is_avoided and written.lower() not in seen:
            seen.add(written.lower())
            yield Avoided(written, mention.naming.term.called(page.language))


def warn_of_avoided(page: BasePage, request: HttpRequest) -> Iterator[Finding]:
    """What is looked at before a page is published."""
    for found in avoided_in(page):
        message = gettext("“%(written)s” is not to be used; the glossary has “%(better)s”.")
        yield Finding(Weight.WARNING, message % {"written": found.written, "better": found.better})
