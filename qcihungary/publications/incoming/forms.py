"""The form into which an editor pastes, or uploads a file."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from qcihungary.publications.incoming.encodings import text_of

LARGEST = 5 * 1024 * 1024


class IncomingForm(forms.Form):
    """One text, pasted or uploaded."""

    text = forms.CharField(
        label=_("DOIs, arXiv ids, BibTeX, RIS or CSL-JSON"),
        required=False,
        max_length=LARGEST,
        widget=forms.Textarea(
            attrs={"rows": 14, "spellcheck": "false", "autocomplete": "off", "autocapitalize": "off"}
        ),
        help_text=_(
            "One or many. DOIs and arXiv ids in any form, one on each line: 10.1038/d41586-024-01445-2, "
            "https://doi.org/10.1038/d41586-024-01445-2, arXiv:2404.12345"
        ),
    )
    file = forms.FileField(
        label=_("Or a file"), required=False, help_text=_("A file from a reference manager: .bib, .ris, .json or .txt.")
    )

    def clean_file(self) -> UploadedFile | None:
        """A file that isn't too large.

        Raises:
            ValidationError: it is.
        """
        file: UploadedFile | None = self.cleaned_data.get("file")
        if file and (file.size or 0) > LARGEST:
            raise ValidationError(_("This file is larger than 5 MB. Split it into several."))
        return file

    def clean(self) -> dict[str, Any]:
        """The one text to read: the file's, or the pasted one.

        Raises:
            ValidationError: there is none, or the file isn't text.
        """
        cleaned: dict[str, Any] = super().clean() or {}
        file = cleaned.get("file")
        cleaned["given"] = decoded(file.read()) if file else cleaned.get("text", "")
        if not self.errors and not cleaned["given"].strip():
            raise ValidationError(_("Paste something, or choose a file."))
        return cleaned


def decoded(content: bytes) -> str:
    """A file's text.

    Raises:
        ValidationError: it isn't text.
    """
    text = text_of(content)
    if text is not None:
        return text
    raise ValidationError(_("This file is not text. Export it as BibTeX, RIS or CSL-JSON."))
