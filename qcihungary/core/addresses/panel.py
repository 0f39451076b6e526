"""Says beside the field of a page's name what hangs on it."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, get_page_models


class AddressPanel(FieldPanel):
    """The panel of a page's slug, which counts the addresses that another one moves."""

    class BoundPanel(FieldPanel.BoundPanel):
        """The panel of a page that is being edited."""

        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            if self.bound_field and self.instance.pk and self.instance.live:
                self.help_text = what_moves(self.instance)


def what_moves(page: Page) -> str:
    """What another name does to the addresses of a public page and of all that is below it."""
    pages = page.get_descendants().live().count()
    records = sum(len(list(section.record_entries())) for section in sections_in(page))
    parts = [
        *([ngettext("%(num)s page", "%(num)s pages", pages) % {"num": pages}] if pages else []),
        *([ngettext("%(num)s record", "%(num)s records", records) % {"num": records}] if records else []),
    ]
    if not parts:
        return _("With another name the page moves. Its old address will lead to the new one.")
    below = parts[0] if len(parts) == 1 else _("%(pages)s and %(records)s") % {"pages": parts[0], "records": parts[1]}
    return _(
        "With another name the page moves, and with it what is below: %(below)s. Old addresses lead to the new ones."
    ) % {"below": below}


def sections_in(page: Page) -> list[Any]:
    """The public pages in a part of the tree that show records."""
    models = [model for model in get_page_models() if hasattr(model, "record_entries")]
    return [found for model in models for found in model._default_manager.filter(live=True, path__startswith=page.path)]
