"""The list of publications, and each of them at an address of its own below it."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import path, re_path

from qcihungary.consortium.context import Consortium
from qcihungary.core.citation.formats import FORMATS, preferred
from qcihungary.core.feeds import newest_first, output_feed
from qcihungary.core.lists.pagination import paginate
from qcihungary.core.outputs.machine import add_links, describes
from qcihungary.core.outputs.registry import all_outputs
from qcihungary.core.record_pages import RecordEntry, RecordIndexPage
from qcihungary.core.teasers import Teaser
from qcihungary.publications.entries import Entry, ListStyle, by_year
from qcihungary.publications.exporting import export
from qcihungary.publications.overview import per_year
from qcihungary.publications.record_view import record_context
from qcihungary.publications.records import Publication
from qcihungary.publications.rows import FILTERS, Catalogue, Row
from qcihungary.publications.vocabulary import PublicationType

STYLE = "style"
EXTENSIONS = "|".join(FORMATS)


class PublicationsIndexPage(RecordIndexPage):
    """The list of scientific publications."""

    kept_parameters = (*FILTERS.parameters, STYLE)
    record_kind = "publications.publication"

    class Meta:
        verbose_name = _("list of publications")
        verbose_name_plural = _("lists of publications")

    # --- queries

    def record_entries(self) -> Iterator[RecordEntry]:
        """The publications, for the sitemap."""
        return (RecordEntry(f"{row.slug}/", row.changed) for row in Catalogue.current().rows)

    def teasers(self, limit: int) -> list[Teaser]:
        """The newest ones."""
        return [
            Teaser(
                title=row.title,
                url=f"{self.url_path}{row.slug}/",
                language=row.text_language,
                is_told=row.text_language == self.language,
                kicker=str(PublicationType(row.type).label),
            )
            for row in Catalogue.indexed().chosen({}).rows[:limit]
        ]

    @classmethod
    def title_at(cls, name: str) -> str:
        """The title of the public publication of a name."""
        row = Catalogue.current().by_slug.get(name)
        return row.title if row else ""

    @classmethod
    def hidden_names(cls) -> Iterable[str]:
        """The names of drafts, and of what was unpublished."""
        return Publication.objects.filter(live=False).values_list("slug", flat=True)

    def row(self, slug: str) -> Row:
        """The public publication of a name. Raises Http404 for none."""
        try:
            return Catalogue.current().by_slug[slug]
        except KeyError as error:
            raise Http404 from error

    # --- context

    @path("")
    def in_pages(self, request: HttpRequest) -> HttpResponse:
        """The list, page by page."""
        return self.render(request, context_overrides=self.list_context(request))

    @path("feed/")
    def atom(self, request: HttpRequest) -> HttpResponse:
        """The Atom feed of the newest publications that the address asks for."""
        chosen, known = Catalogue.indexed().chosen(newest_first(request.GET)), all_outputs()
        outputs = (known[row.key] for row in chosen.rows if row.key in known)
        return output_feed(self, request, Consortium().facts.acronym, outputs, chosen.query)

    @re_path(rf"^export\.(?P<extension>{EXTENSIONS})/$")
    def exported(self, request: HttpRequest, extension: str) -> HttpResponse:
        """What was ticked, or what the filters leave, as a file."""
        return export(request, extension)

    @re_path(rf"^(?P<slug>[a-z0-9-]+)\.(?P<extension>{EXTENSIONS})/$")
    def described(self, request: HttpRequest, slug: str, extension: str) -> HttpResponse:
        """A publication for reference managers."""
        return self.description(slug, extension)

    @re_path(r"^(?P<slug>[a-z0-9-]+)/$")
    def one(self, request: HttpRequest, slug: str) -> HttpResponse:
        """A publication, as a page or in the format that the client would rather have."""
        wanted = preferred(request)
        response = self.description(slug, wanted.extension) if wanted else self.page_of(request, slug)
        patch_vary_headers(response, ("Accept",))
        return response

    def page_of(self, request: HttpRequest, slug: str) -> HttpResponse:
        """A publication's page."""
        context = record_context(self.row(slug), f"{self.url_path}{slug}/", self.url_path)
        response = self.show_record(request, context["subject"], "pages/publication.html", context)
        add_links(response, context["signposts"])
        return response

    def description(self, slug: str, extension: str) -> HttpResponse:
        """A publication in a format."""
        response = FORMATS[extension].response([self.row(slug).item], slug)
        response["Content-Location"] = f"{self.url_path}{slug}.{extension}/"
        add_links(response, describes(f"{self.url_path}{slug}/"))
        return response

    def list_context(self, request: HttpRequest) -> dict[str, Any]:
        """What the address asks for."""
        style = ListStyle.asked(request.GET.get(STYLE, ""))
        chosen = Catalogue.indexed().chosen(request.GET)
        shown = paginate(request, chosen.rows, chosen.kept | {STYLE: style.value})
        entries = [Entry(row, style) for row in shown.items]
        is_plain = not chosen.kept and shown.number == 1
        return {
            "chosen": chosen,
            "shown": shown,
            "style": style,
            "styles": list(ListStyle),
            "years": by_year(entries) if not chosen.sort else [(None, entries)],
            "chart": per_year(Catalogue.current().counted, self.url_path) if is_plain else None,
            "formats": FORMATS.values(),
        }
