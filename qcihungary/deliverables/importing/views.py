"""The import in the admin: first the table, then the preview, then the confirmation."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from qcihungary.core.lists.tables import Line
from qcihungary.deliverables.importing.answers import ColumnAnswer
from qcihungary.deliverables.importing.forms import ConfirmForm, TableForm
from qcihungary.deliverables.importing.headers import NAMES, SKIP
from qcihungary.deliverables.importing.preview import Preview, preview
from qcihungary.deliverables.importing.writing import ChangedMeanwhile, write
from qcihungary.deliverables.records import Deliverable

PERMISSIONS = tuple(f"deliverables.{action}_deliverable" for action in ("add", "change", "publish"))
"""What an import does is what an editor needs leave for: it makes, changes and publishes."""

OUT_OF_DATE = gettext_lazy(
    "Something was saved since this preview was made. Nothing was imported: look at it again, then confirm."
)


def may_import(user: Any) -> bool:
    """Whether somebody may import deliverables."""
    return bool(user.has_perms(PERMISSIONS))


class ImportView(WagtailAdminTemplateMixin, TemplateView):
    """Takes a table, shows what it would do, and does it once that is confirmed."""

    template_name = "deliverables/import.html"
    page_title = gettext_lazy("Import deliverables")
    header_icon = "upload"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only for those who may make, change and publish deliverables.

        Raises:
            PermissionDenied: somebody else asks.
        """
        if not may_import(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Back to the list of deliverables."""
        name = capfirst(str(Deliverable._meta.verbose_name_plural))
        return [*self.breadcrumbs_items, {"url": list_url(), "label": name}, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """An empty form, unless there is one already."""
        return {"form": TableForm(), "list_url": list_url(), **super().get_context_data(**kwargs)}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A table, or the confirmation of a preview."""
        if "answering" in request.POST:
            return self.answered(request)
        return self.confirmed(request) if "table" in request.POST else self.previewed(request)

    def previewed(self, request: HttpRequest) -> HttpResponse:
        """What the table would do; nothing is written."""
        form = TableForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        try:
            return self.shown(form.lines, preview(form.lines))
        except ValidationError as error:
            form.add_error(None, error)
            return self.render_to_response(self.get_context_data(form=form))

    def answered(self, request: HttpRequest) -> HttpResponse:
        """What the columns are that were asked about: kept, and the preview anew."""
        try:
            lines, _promised = ConfirmForm(request.POST).opened(int(request.user.pk or 0))
            allowed = {SKIP, *NAMES}
            given = {one.key: request.POST.get(f"column-{one.place}", "") for one in preview(lines).columns.questions}
            ColumnAnswer.remember({key: field for key, field in given.items() if field in allowed})
            return self.shown(lines, preview(lines))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return self.render_to_response(self.get_context_data())

    def confirmed(self, request: HttpRequest) -> HttpResponse:
        """What was previewed, done; or the preview again, if it is out of date."""
        lines: Sequence[Line] = ()
        try:
            lines, promised = ConfirmForm(request.POST).opened(int(request.user.pk or 0))
            done = len(write(lines, promised, request.user).to_write)
        except ChangedMeanwhile as meanwhile:
            messages.warning(request, OUT_OF_DATE)
            return self.shown(lines, meanwhile.now)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return self.render_to_response(self.get_context_data())
        told = ngettext("%(num)d deliverable was imported.", "%(num)d deliverables were imported.", done)
        messages.success(request, told % {"num": done})
        return redirect(list_url())

    def shown(self, lines: Sequence[Line], found: Preview) -> HttpResponse:
        """A preview, which can be confirmed if nothing in it is wrong and something is to be done."""
        is_asking = bool(found.columns.questions)
        can_confirm = bool(found.to_write) and not found.is_wrong
        kept = ConfirmForm.of(lines, found, int(self.request.user.pk or 0)) if is_asking or can_confirm else None
        if is_asking:
            return self.render_to_response(self.get_context_data(preview=found, asking=kept))
        return self.render_to_response(self.get_context_data(preview=found, confirm=kept))


def list_url() -> str:
    """The list of deliverables in the admin."""
    return reverse(Deliverable.snippet_viewset.get_url_name("list"))
