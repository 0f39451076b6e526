"""The summary, and the outline that the headings make."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from qcihungary.core.desk.findings import Finding, Weight
from qcihungary.core.pages import BasePage
from qcihungary.desk.checks.reading import headings_of

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


def check_summary(page: BasePage, request: HttpRequest) -> Iterator[Finding]:
    """Lists, search results and social media show it."""
    if not page.summary.strip():
        message = _("There is no summary. Lists, search results and social media show the title alone.")
        yield Finding(Weight.WARNING, message, field="search_description")


def check_headings(page: BasePage, request: HttpRequest) -> Iterator[Finding]:
    """The title is the only h1, no level is skipped, and no heading is empty."""
    above: dict[str, int] = {}
    for heading in headings_of(page):
        verdict = _verdict(heading.level, above.get(heading.spot.field, 1), heading.text)
        if verdict:
            weight, message = verdict
            named = {"heading": heading.text}
            yield Finding(weight, message % named, field=heading.spot.field, block_id=heading.spot.block_id)
        above[heading.spot.field] = heading.level


def _verdict(level: int, above: int, text: str) -> "tuple[Weight, StrPromise] | None":
    if not text:
        return Weight.ERROR, _("There is a heading without words.")
    if level == 1:
        return Weight.ERROR, _("The heading “%(heading)s” is of the level that only the page's title has.")
    if level > above + 1:
        return Weight.WARNING, _("The heading “%(heading)s” skips a level: it is a part of a section that isn't there.")
    return None
