"""The screen that says who can read a document, and has the button that withdraws it at once."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder

from qcihungary.core.documents.document import SiteDocument
from qcihungary.core.documents.rule import works_with
from qcihungary.core.documents.standing import standing_of
from qcihungary.core.documents.withdrawal import give_back, may_withdraw, withdraw

ADDRESS = "document_readers"


@require_http_methods(["GET", "POST"])
def readers(request: HttpRequest, pk: int) -> HttpResponse:
    """Say it; withdraw the document, or undo that.

    Raises:
        PermissionDenied: the user may not know of it, or hasn't the button.
    """
    document = get_object_or_404(SiteDocument, pk=pk)
    has_button = may_withdraw(request.user)
    if not works_with(request.user, document):
        raise PermissionDenied
    if request.method == "POST":
        if not has_button:
            raise PermissionDenied
        press(request, document)
        return redirect(reverse(ADDRESS, args=[pk]))
    standing = standing_of(document)
    context = {
        "document": document,
        "standing": standing,
        "holders": list(named(standing.holders, request.user)),
        "has_button": has_button,
        "breadcrumbs_items": [
            {"url": reverse("wagtaildocs:index"), "label": _("Documents")},
            {"url": "", "label": _("Who can read it"), "sublabel": document.title},
        ],
    }
    return TemplateResponse(request, "documents/readers.html", context)


def press(request: HttpRequest, document: SiteDocument) -> None:
    """Do what the button says, which depends on how the document stood when its screen was drawn."""
    if request.POST.get("action") == "withdraw":
        withdraw(document, request.user)
        messages.success(request, _("“%(title)s” was withdrawn: nobody outside can read it.") % {"title": document})
    elif request.POST.get("action") == "give_back":
        give_back(document, request.user)
        messages.success(request, _("The withdrawal of “%(title)s” was undone.") % {"title": document})


def named(holders: list[Model], user: Any) -> Any:
    """What shows a document, each with the address of its form; what the user may not edit goes without a name."""
    finder = AdminURLFinder(user)
    for holder in holders:
        if address := finder.get_edit_url(holder):
            yield {"title": str(holder), "address": address, "kind": holder._meta.verbose_name}
        else:
            yield {"title": "", "address": "", "kind": holder._meta.verbose_name}


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    """Its address."""
    return [path("documents/<int:pk>/readers/", readers, name=ADDRESS)]
