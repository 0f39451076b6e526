"""One browser over everything the project produced: what it can be narrowed by, and the rows in memory."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from qcihungary.consortium.models import Member
from qcihungary.core.lists.collation import alphabetical
from qcihungary.core.lists.filters import Facet, Filters, Indexed, Order
from qcihungary.core.outputs.registry import Output, all_outputs, by_date, kind_name, output_kinds
from qcihungary.core.stamps import kept
from qcihungary.core.teasers import Teaser

OPEN, CLOSED = "open", "closed"


def short_names(output: Output) -> list[str]:
    """The members that an output comes from, as addresses name them."""
    known = Member.known()
    return [known[key].short_name for key in output.members if key in known]


def rank_of_kind(kind: str) -> int:
    """The kinds stand in the order in which the features bring them."""
    kinds = list(output_kinds())
    return kinds.index(kind) if kind in kinds else len(kinds)


KIND = Facet[Output]("kind", _("Kind"), _("All kinds"), lambda row: [row.kind], kind_name, rank_of_kind)
WORK_PACKAGE = Facet[Output](
    "wp",
    _("Work package"),
    _("All work packages"),
    lambda row: [str(number) for number in row.work_packages],
    lambda value: f"WP{value}",
    int,
)
MEMBER = Facet[Output]("member", _("Member"), _("All members"), short_names, str, alphabetical)
YEAR = Facet[Output](
    "year",
    _("Year"),
    _("All years"),
    lambda row: [str(row.date.year)] if row.date else [],
    str,
    lambda value: -int(value),
)
ACCESS = Facet[Output](
    "access",
    pgettext_lazy("open access", "Access"),
    _("Open or not"),
    lambda row: [OPEN if row.is_open else CLOSED],
    lambda value: _("Open to everybody") if value == OPEN else _("Not open, or not yet"),
    lambda value: value != OPEN,
)
NEWEST = Order[Output]("newest", _("Newest first"), by_date, descending=True)
TITLE = Order[Output]("title", _("By title"), lambda row: alphabetical(row.title))


def words(output: Output) -> str:
    """What free text looks into."""
    return output.words


ALL_RESULTS = Filters[Output]((KIND, WORK_PACKAGE, MEMBER, YEAR, ACCESS), (NEWEST, TITLE), words)
OTHER_RESULTS = Filters[Output]((KIND, MEMBER, YEAR), (NEWEST, TITLE), words)


def all_results() -> Indexed[Output]:
    """Every output, ready to be narrowed; kept in memory under a stamp."""
    return kept.get(f"all results {get_language()}", lambda: ALL_RESULTS.indexed(all_outputs().values()))


def other_results(kinds: Iterable[str]) -> Indexed[Output]:
    """The outputs of these kinds, ready to be narrowed; kept in memory under a stamp."""
    wanted = set(kinds)
    return kept.get(
        f"other results {get_language()}",
        lambda: OTHER_RESULTS.indexed(output for output in all_outputs().values() if output.kind in wanted),
    )


def teaser(output: Output) -> Teaser:
    """An output in a list of all kinds: its kind in words, and whether it is open."""
    plain = output.teaser
    if not output.is_open:
        return plain
    return replace(plain, kicker=gettext("%(kind)s, open access") % {"kind": plain.kicker})


def teasers(outputs: Iterable[Any]) -> list[Teaser]:
    """The same of several."""
    return [teaser(output) for output in outputs]
