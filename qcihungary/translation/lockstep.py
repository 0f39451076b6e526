"""Two trees in lock-step: what is unpublished, moved or deleted in one language is so in the other.

Wagtail does it for one page, by ``simple_translation``'s hook, without asking whether the user may do it to the twin,
and not at all for several pages at once. Here it is asked, said beforehand, and done for several, too.
"""

from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page, ReferenceIndex

from qcihungary.core.pages import BasePage
from qcihungary.translation.together import refusal
from qcihungary.translation.twins import sentence, twin_of


class Act(StrEnum):
    """What can be done to a page, as Wagtail calls it."""

    UNPUBLISH = "unpublish"
    MOVE = "move"
    DELETE = "delete"


def why_not(act: Act, page: Page, user: Any, destination: Page | None = None) -> str:
    """What stands against doing it to a page's twin, and so to the page; nothing if it can be done."""
    if destination is not None and not destination.is_root() and destination.locale_id != page.locale_id:
        return _("A page is moved within its language. Its version in the other language moves along by itself.")
    twin = twin_of(page)
    if twin is None:
        return ""
    if act is Act.UNPUBLISH:
        return refusal(twin, user) if twin.live else ""
    if act is Act.DELETE:
        return why_not_deleted(twin, user)
    return why_not_moved(twin, user, destination) if destination is not None else ""


def why_not_deleted(twin: BasePage, user: Any) -> str:
    """What stands against deleting it."""
    if not twin.permissions_for_user(user).can_delete():
        return sentence(_("%(twin)s would be deleted too, and you may not delete it."), twin)
    if ReferenceIndex.get_references_to(twin).group_by_source_object().is_protected:
        return sentence(_("%(twin)s would be deleted too, and something needs it that can't do without."), twin)
    return ""


def why_not_moved(twin: BasePage, user: Any, destination: Page) -> str:
    """What stands against moving it below the twin of the page's destination."""
    new_parent = twin_of(destination)
    if new_parent is None:
        return sentence(_("%(twin)s can't move along: there is no such place in its language."), twin)
    is_free = Page._slug_is_available(twin.slug, new_parent, page=twin)  # noqa: SLF001  (Wagtail's own view asks it, too)
    if not is_free:
        message = _("%(twin)s can't move along: below “%(title)s” there is another page with the slug “%(slug)s”.")
        return sentence(message, twin, title=new_parent.title, slug=twin.slug)
    if not twin.permissions_for_user(user).can_move_to(new_parent):
        return sentence(_("%(twin)s would move along, and you may not move it there."), twin)
    return ""


def what_happens(act: Act, page: Page, destination: Page | None = None) -> str:
    """What an editor is told beforehand of the twin; nothing where there is none."""
    twin = twin_of(page)
    if twin is None:
        return ""
    is_alias = page.alias_of_id == twin.pk
    if act is Act.MOVE:
        new_parent = twin_of(destination) if destination is not None else None
        message = _("%(twin)s moves along, below “%(title)s”.") if new_parent else _("%(twin)s moves along.")
        return sentence(message, twin, title=new_parent.title if new_parent else "")
    if act is Act.UNPUBLISH:
        if not twin.live:
            return sentence(_("%(twin)s isn't public, and stays so."), twin)
        if is_alias:
            return sentence(_("%(twin)s is the original that is shown here. It is unpublished too."), twin)
        return sentence(_("%(twin)s is unpublished too."), twin)
    if is_alias:
        message = _(
            "This page has no text of its own. %(twin)s is the original that is shown here, and is deleted with it. "
            "To keep the original, don't delete this page: until it is translated, it shows a notice."
        )
        return message % {"twin": sentence("%(twin)s", twin)}
    if twin.alias_of_id:
        return sentence(_("%(twin)s only shows this text. It is deleted too."), twin)
    return sentence(_("%(twin)s, which has a text of its own, is deleted too."), twin)


def twins_of(pages: list[Page]) -> list[BasePage]:
    """The twins of pages, without those that are among the pages themselves."""
    chosen = {page.pk for page in pages}
    return [twin for page in pages if (twin := twin_of(page)) and twin.pk not in chosen]
