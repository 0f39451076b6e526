"""What is copied has a text of its own. A page that only shows its source's text is copied by copying the source."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from qcihungary.core.pages import BasePage
from qcihungary.translation.twins import sentence, twin_of

AFTER_CORE = 10
"""After each copy got its alias."""


@hooks.register("before_copy_page")
def copy_the_source(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Lead from a page without a text of its own to the copying of its source."""
    own = page.specific
    source = twin_of(page)
    if source is None or not isinstance(own, BasePage) or own.is_told:
        return None
    message = _("%(twin)s has no text of its own. Copy the original here: the copy comes in both languages.")
    messages.info(request, sentence(message, own))
    return redirect("wagtailadmin_pages:copy", source.pk)


@hooks.register("after_copy_page", order=AFTER_CORE)
def turn_copies_round(request: HttpRequest, page: Page, new_page: Page) -> None:
    """Below a page that was copied, let what showed its source's text do so again: its twin becomes the source."""
    below, copied = page.get_descendants(), new_page.get_descendants()
    for original, copy in zip(below.specific(), copied.specific(), strict=False):
        source, twin = twin_of(original), twin_of(copy)
        if source and twin and not original.is_told:
            turn_round(copy, twin, source, request.user)


def turn_round(copy: BasePage, alias: BasePage, source: BasePage, user: Any) -> None:
    """Make a page of its own of a copy's alias, with the text of what was copied, and an alias of the copy."""
    Page.objects.filter(pk=alias.pk).update(alias_of=None)
    written = alias.with_content_json(source.get_latest_revision_as_object().serializable_data())
    written.alias_of, written.slug = None, alias.slug
    revision = written.save_revision(user=user, clean=False)
    Page.objects.filter(pk=alias.pk, live=True).update(live_revision=revision)
    copy.revisions.all().delete()
    stays = {"alias_of": alias.pk, "latest_revision": None, "live_revision": None}
    Page.objects.filter(pk=copy.pk).update(**stays, has_unpublished_changes=not copy.live)
