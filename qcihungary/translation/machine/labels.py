"""What an editor knows a part of a page by."""

from django.utils.html import strip_tags
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from qcihungary.translation.machine.texts import Content
from qcihungary.translation.parts import Part, told_fields

WORDS = 12


def label_of(part: Part) -> str:
    """The kind of a block, or the name of a field."""
    if part.field == "search_description":
        return _("Summary")
    block = part.block
    return str(block.label if block else capfirst(told_fields(part.model)[part.field].verbose_name))


def beginning_of(part: Part) -> str:
    """The first words of its text."""
    text = " ".join(strip_tags(slot.text.replace("<", " <")) for slot in Content(part).slots)
    return Truncator(" ".join(text.split())).words(WORDS)
