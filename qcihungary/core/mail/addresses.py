"""E-mail addresses in the form in which they can stand in a header and be given to a server."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email


def mail_address(given: str) -> str:
    """One address, its domain in ASCII.

    Raises:
        ValueError: it is no address. A line break, a comma or a second address can't be part of one.
    """
    try:
        validate_email(given)
        name, _at, domain = given.rpartition("@")
        return f"{name}@{domain.encode('idna').decode()}"
    except (ValidationError, UnicodeError) as error:
        raise ValueError("not an e-mail address") from error
