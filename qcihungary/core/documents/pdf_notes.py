"""What a PDF's examination found, in words: for the editor what to mend, for the reader what to expect."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from qcihungary.core.documents.pdf import Examined


def to_mend(examined: Examined) -> Iterator[str]:
    """What an editor should mend in the source document before it is published; nothing if all is well."""
    if examined.get("damaged"):
        yield _("This PDF is damaged. Export it again from the program that made it, then replace the file.")
    if examined.get("needs_password"):
        yield _("It asks for a password, so nobody can read it. Export it without one, then replace the file.")
    elif examined.get("encrypted"):
        yield _("It is encrypted: some screen readers can't get at its text. Export it without restrictions.")
    if examined.get("has_text") is False:
        yield _(
            "It is a scan or made of pictures: no text can be searched, copied or read aloud. Run text recognition "
            "(OCR) over it."
        )
    if examined.get("tagged") is False:
        yield _(
            "It has no tags, so a screen reader can't tell headings, lists and tables. In Word: Save as, PDF, Options, "
            "“Document structure tags for accessibility”. In LibreOffice: Export as PDF, “Tagged PDF”."
        )
    if examined.get("title") == "":
        yield _(
            "It has no title of its own. In Word: File, Info, Title; in LibreOffice: File, Properties, Description."
        )
    if examined.get("language") == "":
        yield _("It doesn't say what language it is in, so it may be read aloud wrongly. Set the language of its text.")


def for_readers(examined: Examined) -> Iterator[str]:
    """What a reader who can't see it should know before opening it."""
    if examined.get("has_text") is False:
        yield _("A scan or made of pictures: its text can't be searched or read aloud.")
    elif examined.get("tagged"):
        yield _("Tagged for screen readers.")
    elif examined.get("tagged") is False:
        yield _("Not tagged: a screen reader may read it in the wrong order.")
