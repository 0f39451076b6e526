"""Where an editor says whether a page expires in both languages: the dialogue of Wagtail's schedule."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from qcihungary.core.dates import long_datetime
from qcihungary.core.pages import BasePage
from qcihungary.translation.expiry import choose, chosen_apart
from qcihungary.translation.twins import sentence, twin_of
from qcihungary.translation.unpublishing import Languages, named

FIELD = "expires_in"


def expiry_choice(page: Page) -> dict[str, Any]:
    """What the dialogue says or asks of a page that is being edited; nothing of one that isn't there yet."""
    twin = twin_of(page) if page.pk and isinstance(page, BasePage) else None
    if twin is None or not isinstance(page, BasePage):
        return {}
    if not twin.is_told:
        return {"follows": sentence(_("%(twin)s shows this text and expires with it."), twin)}
    apart = chosen_apart(page)
    return {"choices": [(value, label, apart is (value == Languages.ONE)) for value, label in named(page)]}


@hooks.register("before_edit_page")
def note_choice(request: HttpRequest, page: Page) -> None:
    """Let the version that is about to be saved know the choice, as that holds from its publication on."""
    choice = request.POST.get(FIELD)
    if choice in Languages.values and isinstance(page, BasePage) and not page.alias_of_id:
        choose(page, apart=choice == Languages.ONE)


@hooks.register("after_edit_page")
def tell_of_expiry(request: HttpRequest, page: Page) -> None:
    """After a publication, say when the twin expires, if that is with the page."""
    published = Page.objects.filter(pk=page.pk, live=True, expire_at__isnull=False).first()
    twin = twin_of(page) if published and "action-publish" in request.POST else None
    if published and twin and twin.live and twin.expire_at == published.expire_at:
        message = _("%(twin)s expires at the same moment: on %(when)s.")
        messages.info(request, sentence(message, twin, when=long_datetime(published.expire_at)))
