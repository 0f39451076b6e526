"""No export of the admin runs in a spreadsheet: Wagtail's CSV gets the same apostrophes as ours.

Wagtail (7.4) has no setting for it. All its lists and reports, and those that we derive from them, write through one
mixin; what XLSX takes for a formula it turns into text by itself, but not in its headings, and at control characters
it fails.
"""

from typing import Any

from wagtail.admin.views.mixins import SpreadsheetExportMixin

from qcihungary.core.lists.tables import escaped, storable

wagtails_value = SpreadsheetExportMixin.preprocess_field_value
wagtails_heading = SpreadsheetExportMixin.get_heading


def value_for_spreadsheets(view: SpreadsheetExportMixin, field: str, value: Any, export_format: str) -> Any:
    """A cell: numbers and dates as they are, text so that none of it is run."""
    made = wagtails_value(view, field, value, export_format)
    if not isinstance(made, str):
        return made
    return escaped(made) if export_format == view.FORMAT_CSV else storable(made)


def heading_for_spreadsheets(view: SpreadsheetExportMixin, queryset: Any, field: str) -> str:
    """The heading of a column; of a form's answers it is what an editor called the field."""
    return escaped(storable(wagtails_heading(view, queryset, field)))


def register() -> None:
    """Put these in the place of Wagtail's."""
    SpreadsheetExportMixin.preprocess_field_value = value_for_spreadsheets
    SpreadsheetExportMixin.get_heading = heading_for_spreadsheets
