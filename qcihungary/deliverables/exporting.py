"""The register as a table for other programs. Its header is the same in both languages, and the import reads it."""

from collections.abc import Callable, Sequence

from django.http import HttpRequest, HttpResponse

from qcihungary.consortium.context import Consortium
from qcihungary.core.conditional import revalidated
from qcihungary.core.lists.tables import Cell, download, write_json
from qcihungary.core.outputs.machine import absolute
from qcihungary.deliverables.rows import Row

YES = "yes"

COLUMNS: dict[str, Callable[[Row], Cell]] = {
    "number": lambda row: row.facts.number,
    "work_package": lambda row: row.facts.work_package,
    "title_en": lambda row: row.facts.title_en,
    "title_hu": lambda row: row.facts.title_hu,
    "lead": lambda row: row.lead,
    "type": lambda row: row.facts.type.value if row.facts.type else "",
    "level": lambda row: row.facts.level.value,
    "list_publicly": lambda row: "" if row.facts.is_public else YES,
    "due_month": lambda row: row.facts.due_month,
    "due_date": lambda row: row.due,
    "state": lambda row: row.facts.state.value,
    "drafted_on": lambda row: row.facts.drafted_on,
    "submitted_on": lambda row: row.facts.submitted_on,
    "approved_on": lambda row: row.facts.approved_on,
    "description_en": lambda row: row.facts.description_en,
    "description_hu": lambda row: row.facts.description_hu,
    "keywords_en": lambda row: row.facts.keywords_en,
    "keywords_hu": lambda row: row.facts.keywords_hu,
    "doi": lambda row: row.facts.doi,
}
"""The columns in their order. Other programs know them by these names, so none is ever renamed."""


def export(request: HttpRequest, rows: Sequence[Row], extension: str, address: str) -> HttpResponse:
    """The rows as a file to save, each with the address of its page, in the register at a local address.

    Each says, too, who paid: a table travels without its page, and a row without its table.
    """
    header = [*COLUMNS, "address", "funding"]
    funding = Consortium().facts.statement
    cells = [
        [*(cell(row) for cell in COLUMNS.values()), absolute(f"{address}{row.facts.sub_path}"), funding] for row in rows
    ]
    changed = max((row.facts.changed for row in rows if row.facts.changed), default=None)
    response = download("deliverables", extension, header, cells)
    return revalidated(request, response, changed, write_json(header, cells))
