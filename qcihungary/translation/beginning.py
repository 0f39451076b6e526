"""What a translation begins with: the newest text of its source that whoever begins it may see."""

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext
from wagtail.fields import StreamField

from qcihungary.core.checks import every_panel, walk_panels
from qcihungary.core.dates import long_datetime
from qcihungary.core.pages import BasePage
from qcihungary.translation.answers import Answer
from qcihungary.translation.following import remember
from qcihungary.translation.parts import content_of, parts_of
from qcihungary.translation.states import awaits_translation

ITS_OWN = ("live_revision_id", "first_published_at", "last_published_at", "expired")
"""What a page knows of its own publications."""


def newest_text(source: BasePage, user: Any) -> BasePage | None:
    """The newest draft of a page for who may edit it, what is public for others, and None where they see neither."""
    if source.permissions_for_user(user).can_edit():
        draft: BasePage = source.get_latest_revision_as_object()
        return draft
    return source if source.live and source.is_told else None


def text_beside(page: BasePage, twin: BasePage, user: Any) -> BasePage | None:
    """The text of its twin that a page is written after: until it is public itself, the newest that its editor may see.

    From then on it follows what is published, and so it does while it is behind that.
    """
    if not twin.is_told:
        return None
    is_public = page.live and not awaits_translation(page)
    if twin.live and (is_public or Answer.objects.filter(page=page.pk, behind_count__gt=0).exists()):
        return twin
    return newest_text(twin, user)


def begin_with(page: BasePage, text: BasePage, user: Any) -> None:
    """Make the text of a source the draft of a page that was its alias a moment ago; readers' text stays as it is.

    It is put into the version that Wagtail made of the alias, so that the history knows one beginning.
    """
    draft: BasePage = page.with_content_json(text.serializable_data())
    for name in ITS_OWN:
        setattr(draft, name, getattr(page, name))
    draft.slug = page.slug if page.live else free_slug(page, text.slug)
    draft.save_revision(user=user, clean=False, overwrite_revision=page.get_latest_revision())
    if not page.live:
        draft.save(clean=False)
    remember(page, parts_of(text), text.latest_revision_id)


def free_slug(page: BasePage, slug: str) -> str:
    """A slug, if no sibling has it already; else the page's own."""
    siblings = page.get_siblings(inclusive=False)
    return page.slug if siblings.filter(slug=slug).exists() else slug


def what_was_copied(text: BasePage) -> str:
    """A sentence: of which version a translation began, and what that has."""
    what = ", ".join(names_of_content(text))
    if text.live and not text.has_unpublished_changes:
        return gettext("Copied here from the published text: %(what)s.") % {"what": what}
    when = long_datetime(text.latest_revision_created_at)
    return gettext("Copied here from the newest draft (%(when)s): %(what)s.") % {"when": when, "what": what}


def names_of_content(page: BasePage) -> Iterator[str]:
    """What the form calls each field that isn't empty; of the body, how many blocks there are."""
    headings = {getattr(panel, "field_name", ""): panel.heading for panel in every_panel(page.content_panels)}
    fields = {field.name: field for field in page._meta.get_fields() if isinstance(field, models.Field)}
    for name in dict.fromkeys(walk_panels(page.content_panels)):
        field = fields.get(name)
        if field is None:
            continue
        if name == "body":
            count = len(page.body)
            if count:
                yield ngettext("%(count)d block", "%(count)d blocks", count) % {"count": count}
        elif len(getattr(page, name)) if isinstance(field, StreamField) else content_of(page, field):
            yield str(headings.get(name) or capfirst(str(field.verbose_name)))
