"""Whether a fact is still to be filled in: visitors are shown what is known, and no mark of what isn't."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.utils.translation import gettext as _

from qcihungary.core.desk.editing import Draft
from qcihungary.core.desk.findings import Finding, Weight
from qcihungary.core.placeholders import placeholders_in


def check_facts(draft: Draft, request: HttpRequest) -> Iterator[Finding]:
    """Every mark that stands for a fact."""
    for field, block_id, mark in placeholders_in(draft):
        message = _("A fact is still missing: %(mark)s Enter it, or leave the sentence out.") % {"mark": mark}
        yield Finding(Weight.ERROR, message, field=field, block_id=block_id)
