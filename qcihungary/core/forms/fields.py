"""Fields of text for public forms. What is dangerous is refused in words, and is gone from what is shown again."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from qcihungary.core.forms.cleaning import LINE_ENDS, in_lines, in_one_line, is_dangerous
from qcihungary.core.mail.addresses import mail_address

EMAIL_LENGTH = 254


class CleanText(forms.CharField):
    """The base of those below. ``harmless`` makes of what came what may be kept."""

    default_error_messages: ClassVar[dict[str, Any]] = {"required": _("This is needed.")}
    harmless: Callable[[str], str] = staticmethod(in_one_line)

    def __init__(self, *, max_length: int, **options: Any) -> None:
        # Django's validator counts in one sentence for all; and a maxlength on a text area cuts off what is pasted.
        self.longest = max_length
        super().__init__(**options)

    def to_python(self, value: Any) -> str:
        """The text, as it may be kept."""
        self.came = str(value or "")
        return self.harmless(self.came)

    def validate(self, value: str) -> None:
        """Refuse what is missing, dangerous or too long.

        Raises:
            ValidationError: with words for whoever typed it.
        """
        super().validate(value)
        if is_dangerous(self.came):
            raise ValidationError(
                _("This had characters in it that can’t be seen. They were taken out: please read it again."),
                code="dangerous",
            )
        if len(value) > self.longest:
            raise ValidationError(too_long(self.longest, len(value)), code="too_long")

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What is shown again after something was wrong."""
        return self.harmless(str(data)) if data else data


class Line(CleanText):
    """A name, a subject: one line."""

    def validate(self, value: str) -> None:
        """Refuse what has several lines, too: no browser sends them.

        Raises:
            ValidationError: with words for whoever typed it.
        """
        super().validate(value)
        if "\n" in LINE_ENDS.sub("\n", self.came.strip()):
            raise ValidationError(_("This has to be one line; it was made one. Please read it again."), code="lines")


class Prose(CleanText):
    """A message: lines of text."""

    widget = forms.Textarea(attrs={"rows": 10})
    harmless = staticmethod(in_lines)


class MailAddress(Line):
    """An e-mail address that can be written to."""

    widget = forms.EmailInput(attrs={"autocomplete": "email"})

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_length": EMAIL_LENGTH, **options})

    def validate(self, value: str) -> None:
        """Refuse what is no address.

        Raises:
            ValidationError: with words for whoever typed it.
        """
        super().validate(value)
        try:
            if value:
                mail_address(value)
        except ValueError as error:
            raise ValidationError(
                _("Please enter an e-mail address such as name@example.org."), code="invalid"
            ) from error


def too_long(longest: int, length: int) -> str:
    """How much has to go."""
    return str(
        ngettext_lazy(
            "This is %(more)d character too long: at most %(longest)d fit.",
            "This is %(more)d characters too long: at most %(longest)d fit.",
            "more",
        )
        % {"more": length - longest, "longest": longest}
    )
