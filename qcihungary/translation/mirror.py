"""What visitors read of a page that awaits its translation: the source, also when that is published again."""

from typing import Any

from wagtail.signals import page_published, page_unpublished

from qcihungary.core.pages import BasePage

OWN = ("slug", "draft_title", "has_unpublished_changes", "go_live_at", "expire_at")
"""What stays the page's own: its address, what its editors have, and when its own text comes and goes."""


def mirror(source: BasePage, page: BasePage) -> None:
    """Bring a source's text to what visitors read of a page that awaits its translation; its drafts stay as they are.

    As Wagtail's ``update_aliases`` does it for an alias: it is public from then on, too.
    """
    kept: dict[str, Any] = {name: getattr(page, name) for name in OWN}
    updated: BasePage = page.with_content_json(source.serializable_data())
    for name, value in kept.items():
        setattr(updated, name, value)
    updated.live, updated.expired = True, False
    updated.set_url_path(updated.get_parent())
    updated.last_published_at = source.last_published_at
    updated.save(clean=False)
    page_published.send(sender=type(updated), instance=updated, revision=None, alias=True)


def hide(source: BasePage, page: BasePage) -> None:
    """Take a page that awaits its translation from the public, with its source. Its own schedule stays."""
    page.live, page.expired, page.live_revision = False, source.expired, None
    page.save(clean=False)
    page_unpublished.send(sender=type(page), instance=page)


def await_translation(page: BasePage) -> None:
    """Let a page made of a source's text wait for its own; it shows the source's when that is published next."""
    type(page)._default_manager.filter(pk=page.pk).update(awaits_translation=True)
    page.awaits_translation = True
