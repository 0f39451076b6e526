"""The register's page: the list, and each deliverable at an address of its own below it."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import path, re_path

from qcihungary.consortium.context import Consortium
from qcihungary.core.addresses.targets import Step, Target
from qcihungary.core.citation.formats import FORMATS
from qcihungary.core.feeds import newest_first, output_feed
from qcihungary.core.languages import in_readers_language
from qcihungary.core.lists.pagination import paginate
from qcihungary.core.lists.tables import WRITERS
from qcihungary.core.outputs.machine import add_links
from qcihungary.core.outputs.registry import all_outputs
from qcihungary.core.record_pages import RecordEntry, RecordIndexPage
from qcihungary.core.teasers import Teaser
from qcihungary.deliverables.addresses import NUMBER, moved_file
from qcihungary.deliverables.exporting import export
from qcihungary.deliverables.facts import PublicFacts, output_key
from qcihungary.deliverables.models import Deliverable
from qcihungary.deliverables.queries import told
from qcihungary.deliverables.record_view import description, record_context
from qcihungary.deliverables.rows import FILTERS, Known, teaser
from qcihungary.deliverables.serving import serve_file
from qcihungary.deliverables.today import Register
from qcihungary.deliverables.versions import public_files

PER_PAGE = 50


class DeliverablesIndexPage(RecordIndexPage):
    """The register of deliverables."""

    kept_parameters = FILTERS.parameters
    record_kind = "deliverables.deliverable"

    class Meta:
        verbose_name = _("register of deliverables")
        verbose_name_plural = _("registers of deliverables")

    # --- queries

    def record_entries(self) -> Iterator[RecordEntry]:
        """The deliverables, for the sitemap."""
        return (RecordEntry(facts.sub_path, facts.changed) for facts in Known.now().facts.values())

    def teasers(self, limit: int) -> list[Teaser]:
        """Those delivered last."""
        delivered = Register.today().indexed.chosen({"status": "delivered", "sort": "delivered"})
        return [teaser(row, self.url_path) for row in delivered.rows[:limit]]

    @classmethod
    def title_at(cls, name: str) -> str:
        """The title of the public deliverable of a number."""
        found = re.fullmatch(NUMBER, name)
        facts = found and Known.now().facts.get((int(found["of"]), int(found["index"])))
        return f"{facts.number} {in_readers_language(facts.title_en, facts.title_hu).text}" if facts else ""

    @classmethod
    def hidden_names(cls) -> Iterable[str]:
        """The numbers of those that the public may not know of."""
        return (found.number.lower() for found in Deliverable.objects.exclude(told()).in_order())

    def moved_below(self, target: Target) -> Iterator[Step]:
        """Where deliverables are now that had other numbers, and files that had other versions."""
        yield from super().moved_below(target)
        found = re.match(rf"{NUMBER}/files/", target.path.removeprefix(self.url_path))
        facts = found and Known.now().facts.get((int(found["of"]), int(found["index"])))
        if found and facts:
            yield from moved_file(facts.pk, f"{self.url_path}{found.group()}", target)

    def facts(self, of: str, index: str) -> PublicFacts:
        """The deliverable of a number. Raises Http404 where the public knows of none."""
        try:
            return Known.now().facts[int(of), int(index)]
        except KeyError as error:
            raise Http404 from error

    # --- context

    @path("")
    def in_pages(self, request: HttpRequest) -> HttpResponse:
        """The list, page by page."""
        return self.render(request, context_overrides=self.list_context(request, PER_PAGE))

    @path("all/")
    def in_one(self, request: HttpRequest) -> HttpResponse:
        """The list on one page, for printing."""
        return self.render(request, context_overrides=self.list_context(request, None))

    @path("feed/")
    def atom(self, request: HttpRequest) -> HttpResponse:
        """The Atom feed of what was delivered last, of what the address asks for."""
        chosen = Register.today().indexed.chosen(newest_first(request.GET))
        delivered = {output_key(row.facts.pk) for row in chosen.rows}
        outputs = (output for output in all_outputs().values() if output.key in delivered)
        return output_feed(self, request, Consortium().facts.acronym, outputs, chosen.query)

    @re_path(rf"^export\.(?P<extension>{'|'.join(WRITERS)})/$")
    def exported(self, request: HttpRequest, extension: str) -> HttpResponse:
        """What the filters leave, as a file."""
        return export(request, Register.today().indexed.chosen(request.GET).rows, extension, self.url_path)

    @re_path(rf"^{NUMBER}/$")
    def one(self, request: HttpRequest, of: str, index: str) -> HttpResponse:
        """A deliverable. D1.01 and other ways to write a number lead to the one address."""
        facts = self.facts(of, index)
        address = f"{self.url_path}{facts.sub_path}"
        if request.path != address:
            query = request.META.get("QUERY_STRING")
            return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
        context = record_context(facts, address, public_files(facts))
        response = self.show_record(request, context["subject"], "pages/deliverable.html", context)
        add_links(response, context["signposts"])
        return response

    @re_path(rf"^{NUMBER}/files/(?P<version>latest|\d+(?:\.\d+)*)/(?:(?P<language>[a-z]+)/)?$")
    def file(self, request: HttpRequest, of: str, index: str, version: str, language: str = "") -> HttpResponse:
        """A file: a version for good, or the latest."""
        facts = self.facts(of, index)
        return serve_file(request, facts, f"{self.url_path}{facts.sub_path}", version, language)

    @re_path(rf"^{NUMBER}\.(?P<extension>{'|'.join(FORMATS)})/$")
    def described(self, request: HttpRequest, of: str, index: str, extension: str) -> HttpResponse:
        """The citation of a public deliverable in a format of reference managers."""
        facts = self.facts(of, index)
        if not facts.is_public:
            raise Http404
        return description(facts, f"{self.url_path}{facts.sub_path}", extension)

    def list_context(self, request: HttpRequest, per_page: int | None) -> dict[str, Any]:
        """What the address asks for."""
        register = Register.today()
        chosen = register.indexed.chosen(request.GET)
        shown = paginate(request, chosen.rows, chosen.kept, per_page or max(chosen.count, 1))
        return {
            "chosen": chosen,
            "shown": shown,
            "is_whole": per_page is None,
            "overview": register.overview if register.rows and shown.number == 1 else None,
        }
