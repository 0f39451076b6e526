"""What is being edited: a page or a record, its form, and itself for those who may change it."""

from typing import Any

from django.apps import apps
from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from wagtail.models import Page

from qcihungary.core.pages import BasePage
from qcihungary.core.records import Record

Draft = BasePage | Record
"""What editors write: each has drafts and versions."""

AT_RECORD = "<slug:app_label>/<slug:model_name>/<int:key>"
"""The part of an address that names a record, as ``record_to_edit`` takes it."""


def address_at(draft: Draft, page_view: str, record_view: str) -> str:
    """The address of a view of a page or a record, by the name that it has for either."""
    if isinstance(draft, Page):
        return reverse(page_view, args=[draft.pk])
    return reverse(record_view, args=[draft._meta.app_label, draft._meta.model_name, draft.pk])


def address_of_form(draft: Draft) -> str:
    """Where it is changed."""
    if isinstance(draft, Page):
        return reverse("wagtailadmin_pages:edit", args=[draft.pk])
    viewset: Any = type(draft).snippet_viewset
    return reverse(viewset.get_url_name("edit"), args=[quote(draft.pk)])


def name_of(row: models.Model) -> str:
    """What the admin calls a page or a record."""
    return row.get_admin_display_title() if isinstance(row, Page) else str(row)


def form_class_of(draft: Draft) -> Any:
    """The class of its form."""
    if isinstance(draft, Page):
        return draft.get_edit_handler().get_form_class()
    viewset: Any = type(draft).snippet_viewset
    return viewset.get_form_class(for_update=True)


def page_to_edit(request: HttpRequest, key: int, *, for_update: bool = False) -> BasePage:
    """A page that the user of a request may edit, as its row has it.

    Args:
        request: whose user asks.
        key: the page's.
        for_update: keep its row until the transaction ends.

    Raises:
        Http404: there is none, or it is an alias, which has no words of its own.
        PermissionDenied: they may not.
    """
    pages = Page.objects.select_for_update() if for_update else Page.objects.all()
    page = get_object_or_404(pages, pk=key, alias_of=None).specific
    if not isinstance(page, BasePage):
        raise Http404
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return page


def record_to_edit(
    request: HttpRequest, app_label: str, model_name: str, key: int, *, for_update: bool = False
) -> Record:
    """A record that the user of a request may change, as its row has it.

    Args:
        request: whose user asks.
        app_label: with ``model_name`` the name of the record's model.
        model_name: in lower case.
        key: the record's.
        for_update: keep its row until the transaction ends.

    Raises:
        Http404: there is none.
        PermissionDenied: they may not change such records.
    """
    try:
        model: Any = apps.get_model(app_label, model_name)
    except LookupError as error:
        raise Http404 from error
    if not issubclass(model, Record) or not hasattr(model, "snippet_viewset"):
        raise Http404
    if not model.snippet_viewset.permission_policy.user_has_permission(request.user, "change"):
        raise PermissionDenied
    records = model._default_manager.all()
    record: Record = get_object_or_404(records.select_for_update(of=("self",)) if for_update else records, pk=key)
    return record
