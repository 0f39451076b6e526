"""What visitors read of a page that awaits its translation: the source, also when that is published again."""

from typing import Any

from wagtail.signals import page_published

from qcihungary.core.pages import BasePage

OWN = ("slug", "draft_title", "awaits_translation", "has_unpublished_changes", "live", "live_revision_id", "expired")
"""What stays the page's own: its address, what its editors have, and that it awaits its translation."""


def mirror(source: BasePage, page: BasePage) -> None:
    """Bring a source's text to what visitors read of a page that awaits its translation; its drafts stay as they are.

    As Wagtail's ``update_aliases`` does it for an alias.
    """
    kept: dict[str, Any] = {name: getattr(page, name) for name in OWN}
    updated: BasePage = page.with_content_json(source.serializable_data())
    for name, value in kept.items():
        setattr(updated, name, value)
    updated.set_url_path(updated.get_parent())
    updated.last_published_at = source.last_published_at
    updated.save(clean=False)
    page_published.send(sender=type(updated), instance=updated, revision=None, alias=True)
