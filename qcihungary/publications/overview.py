"""Publications per year, as a chart."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qcihungary.core.lists.charts import Bar, StackedBars


def per_year(counted: Mapping[tuple[int, bool], int], address: str) -> StackedBars | None:
    """How many appeared in each year, open access apart; nothing where no year is known. The list is at an address."""
    years = sorted({year for year, _open in counted}, reverse=True)
    if not years:
        return None
    bars = tuple(
        Bar(
            str(year),
            (counted.get((year, True), 0), counted.get((year, False), 0)),
            url=f"{address}?year={year}",
        )
        for year in years
    )
    total, is_open = sum(counted.values()), sum(bar.values[0] for bar in bars)
    summary = ngettext(
        "%(total)s publication from %(first)s to %(last)s, %(open)s of them open access.",
        "%(total)s publications from %(first)s to %(last)s, %(open)s of them open access.",
        total,
    ) % {"total": total, "first": years[-1], "last": years[0], "open": is_open}
    return StackedBars(_("Publications per year"), (_("Open access"), _("Closed or unknown")), bars, summary)
