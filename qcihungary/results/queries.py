"""Questions about other results."""

from typing import TYPE_CHECKING, cast

from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from qcihungary.core.restrictions import open_to_all

if TYPE_CHECKING:
    from qcihungary.results.result import OtherResultPage  # noqa: F401  (named in a string below)


class OtherResultQuerySet(PageQuerySet["OtherResultPage"]):
    """Pages of other results."""

    def public(self) -> "OtherResultQuerySet":
        """Those that anybody may read."""
        return cast("OtherResultQuerySet", open_to_all(self.filter(live=True)))


OtherResultManager = PageManager.from_queryset(OtherResultQuerySet)
