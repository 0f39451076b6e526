"""What another result must not be."""

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from qcihungary.results.vocabulary import FITTING, PARTICULAR, ResultKind

if TYPE_CHECKING:
    from qcihungary.results.result import OtherResultPage


def refuse_misfits(page: "OtherResultPage") -> None:
    """Refuse what the page's kind doesn't have: a patent has no licence.

    Raises:
        ValidationError: such a field is filled in.
    """
    if page.kind not in ResultKind:
        return  # the form says so itself
    kind = ResultKind(page.kind)
    strange = [name for name in PARTICULAR if getattr(page, name) and name not in FITTING[kind]]
    if strange:
        message = gettext("A result of the kind “%(kind)s” doesn’t have this. Empty the field, or choose another kind.")
        raise ValidationError(dict.fromkeys(strange, message % {"kind": kind.label}))
