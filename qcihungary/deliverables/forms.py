"""What the form of a deliverable refuses where its record could only fail: files, each at its own row."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from qcihungary.deliverables.rules import NO_FILE
from qcihungary.deliverables.vocabulary import CODED, DisseminationLevel
from qcihungary.deliverables.withdrawal import documents_before


class DeliverableForm(WagtailAdminModelForm):
    """A deliverable with its files."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in CODED.keys() & self.fields.keys():
            self.fields[name].choices = CODED[name]

    def is_valid(self) -> bool:
        """Whether it can be saved, as a draft or for the public."""
        if not super().is_valid():
            return False
        rows = list(self.file_rows())
        self.refuse_same_versions(rows)
        if self.cleaned_data.get("level") != DisseminationLevel.PUBLIC:
            self.refuse_new_files(rows)
        return not any(row.errors for row in rows)

    def file_rows(self) -> Iterator[Any]:
        """The rows of files that stay."""
        files = self.formsets.get("files")
        for row in files.forms if files else ():
            if row.cleaned_data.get("document") and not row.cleaned_data.get("DELETE"):
                yield row

    def refuse_new_files(self, rows: list[Any]) -> None:
        """Only a public deliverable gets files. Those that it had while it was public stay with it."""
        before = documents_before(self.instance)
        for row in rows:
            if not row.cleaned_data["withdrawn_on"] and row.cleaned_data["document"].pk not in before:
                row.add_error("document", ValidationError(NO_FILE, code="not_public"))

    def refuse_same_versions(self, rows: list[Any]) -> None:
        """A version has one address, so in each language there is one of a number."""
        seen: set[tuple[str, str]] = set()
        for row in rows:
            version = (row.cleaned_data["version"], row.cleaned_data["document"].language)
            if version in seen:
                row.add_error("version", _("There is a version with this number in the same language already."))
            seen.add(version)
