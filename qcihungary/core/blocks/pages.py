"""A page that an editor chose."""

from copy import copy
from typing import Any

from wagtail import blocks
from wagtail.models import Page

from qcihungary.core.prepared import Prepared

pages_by_key = Prepared(int, lambda keys: Page.objects.filter(pk__in=keys))


class ChosenPageBlock(blocks.PageChooserBlock):
    """Wagtail's chooser of a page, which finds the chosen ones by a query that is written once."""

    def bulk_to_python(self, values: list[int | None]) -> list[Page | None]:
        """The pages with these keys, each a copy of its own; None where one is gone."""
        found = {page.pk: page for page in pages_by_key(*sorted({key for key in values if key}))}
        return [copy(found.get(key or 0)) for key in values]

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """For migrations it is Wagtail's own: it keeps the same data."""
        _path, arguments, keywords = super().deconstruct()
        return "wagtail.blocks.PageChooserBlock", arguments, keywords
