"""Identifiers of organisations."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

ROR = re.compile(r"^https://ror\.org/0([0-9a-hj-km-np-tv-z]{6})([0-9]{2})$")
CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"


def validate_ror(value: str) -> None:
    """A ROR id in its full form, its two check digits right (ISO 7064 MOD 97-10 over Crockford's base 32).

    Raises:
        ValidationError: the form or the check digits are wrong.
    """
    match = ROR.match(value)
    if not match:
        raise ValidationError(_("A ROR id looks like https://ror.org/02w42ss30."))
    number = 0
    for character in match.group(1):
        number = number * 32 + CROCKFORD.index(character)
    if 98 - (number * 100) % 97 != int(match.group(2)):
        raise ValidationError(_("The last two digits of this ROR id don't fit the rest: a character is mistyped."))
