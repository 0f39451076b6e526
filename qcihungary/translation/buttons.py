"""The way to a translation: from the source's editor, from the page explorer, and into the new draft."""

from collections.abc import Iterator
from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.widgets import Button
from wagtail.models import Page

from qcihungary.core.languages import language_of_path
from qcihungary.core.pages import BasePage
from qcihungary.translation.beginning import begin_with, newest_text, what_was_copied
from qcihungary.translation.panel import NAME, begins, write_it_in
from qcihungary.translation.twins import twin_of

BEFORE_COPY = 25
"""Where it stands among Wagtail's buttons."""


def write_it(page: Page, user: Any) -> Iterator[Button]:
    """The button that leads to the page where a translation is begun, if nobody has yet and the user may."""
    alias = page if page.alias_of_id else Page.objects.filter(alias_of=page.pk).first()
    source = alias and (alias.alias_of_id if alias is page else page.pk)
    if alias and source and alias.permissions_for_user(user).can_edit():
        url = reverse("wagtailadmin_pages:edit", args=[alias.pk])
        label = write_it_in(language_of_path(alias.url_path))
        yield Button(label, url, icon_name="translation", attrs=begins(alias), priority=BEFORE_COPY)


@hooks.register("register_page_header_buttons")
def in_header(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """In the menu of the page's name."""
    yield from write_it(page, user)


@hooks.register("register_page_listing_more_buttons")
def in_explorer(page: Page, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """In the menu of a row."""
    yield from write_it(page, user)


@hooks.register("before_convert_alias_page")
def refuse_what_is_hidden(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Copy no draft for somebody who may not see it."""
    source = page.alias_of and page.alias_of.specific
    if isinstance(source, BasePage) and newest_text(source, request.user) is None:
        hidden = gettext("The original is a draft that you may not see. It can be translated once it is published.")
        messages.error(request, hidden)
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    return None


@hooks.register("after_convert_alias_page")
def open_the_draft(request: HttpRequest, page: Page) -> HttpResponse:
    """Copy the source's newest text, and lead into the editor with it beside the form; say what happened."""
    list(get_messages(request))  # reads Wagtail's, of "an ordinary page", which it then doesn't show
    told = []
    source = twin_of(page)
    text = source and newest_text(source, request.user)
    if text and isinstance(page, BasePage):
        begin_with(page, text, request.user)
        told.append(what_was_copied(text))
    told.append(gettext("Write it anew in this language, then publish it."))
    if page.live and language_of_path(page.url_path) == "hu":
        told.append(gettext("Until you publish it, visitors go on reading the English text here."))
    elif page.live:
        told.append(gettext("Until you publish it, visitors go on reading the Hungarian text here."))
    messages.success(request, " ".join(told))
    return redirect(f"{reverse('wagtailadmin_pages:edit', args=[page.pk])}#{NAME}")


@hooks.register("insert_global_admin_js")
def begin_in_one_press() -> SafeString:
    """The script of the way to a translation: its links stand in lists and menus, too."""
    return format_html('<script defer src="{}"></script>', static("js/begin-translation.js"))
