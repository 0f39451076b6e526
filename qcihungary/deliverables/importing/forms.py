"""The two forms of an import: the table, and the confirmation of what its preview has promised."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from qcihungary.core.lists.tables import Line, read_file, read_text
from qcihungary.deliverables.importing.preview import Preview

SALT = "deliverables.importing"
LIFETIME = 24 * 60 * 60
"""How long a preview can be confirmed, in seconds."""


class TableForm(forms.Form):
    """A table, uploaded or pasted."""

    file = forms.FileField(
        label=_("file"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt,.tsv"}),
        help_text=_("XLSX or CSV. Of a workbook the first sheet that isn't empty is read."),
    )
    text = forms.CharField(
        label=_("or a pasted table"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        help_text=_("Select the rows in Excel or Word, header included, copy them, and paste them here."),
    )
    lines: Sequence[Line] = ()

    def clean(self) -> dict[str, Any]:
        """Read the table.

        Raises:
            ValidationError: there is none, there are two, or it can't be read.
        """
        data: dict[str, Any] = super().clean() or {}
        file, text = data.get("file"), data.get("text") or ""
        if self.errors:
            return data
        if bool(file) == bool(text.strip()):
            raise ValidationError(_("Choose a file or paste a table, one of the two."))
        self.lines = read_file(file.read()) if file else read_text(text)
        return data


class ConfirmForm(forms.Form):
    """What was previewed: the table and what it promised, signed, so that nothing can be changed on the way."""

    table = forms.CharField(widget=forms.HiddenInput)

    @classmethod
    def of(cls, lines: Sequence[Line], shown: Preview, user_key: int) -> "ConfirmForm":
        """The form that confirms a preview, for one editor."""
        data = [user_key, shown.fingerprint, [[line.number, *line.cells] for line in lines]]
        return cls(initial={"table": signing.dumps(data, salt=SALT, compress=True)})

    def opened(self, user_key: int) -> tuple[list[Line], str]:
        """The table, and the fingerprint of its preview.

        Raises:
            ValidationError: it is too old, somebody else's, or not what was previewed.
        """
        try:
            owner, promised, rows = signing.loads(self.data.get("table", ""), salt=SALT, max_age=LIFETIME)
        except signing.BadSignature as error:
            raise ValidationError(_("This preview can't be confirmed any more. Start again with the table.")) from error
        if owner != user_key:
            raise ValidationError(_("This preview is somebody else's. Start again with the table."))
        return [Line(number, tuple(cells)) for number, *cells in rows], promised
