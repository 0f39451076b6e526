"""What the settings accept from the environment, beyond its type; each refusal names the variable."""

import re
from collections.abc import Mapping
from email.utils import parseaddr
from typing import Any
from urllib.parse import urlsplit

from environs import EnvError, validate

MACHINES = ("deepl", "libretranslate")
"""Services that draft translations."""

is_machine = validate.OneOf(["", *MACHINES])

ADDRESS = re.compile(r"[^@\s<>]+@[^@\s<>]+")
CONTACT = re.compile(rf"mailto:{ADDRESS.pattern}|https://[^/\s]+\S*|tel:\+?[\d-]+")


def http_address(value: str) -> str:
    """Accept ``http(s)://host[:port]`` without a path; anything else is refused.

    Raises:
        EnvError: the value is not such an address.
    """
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/") or parts.query:
        raise EnvError('Environment variable "BASE_URL" invalid: it must look like https://qcihungary.hu')
    return value.rstrip("/")


def email_backend(parsed: Mapping[str, Any]) -> str:
    """The mail backend that ``EMAIL_URL`` asks for.

    Raises:
        EnvError: its scheme is none of smtp:, smtps:, console: and the like.
    """
    if "EMAIL_BACKEND" not in parsed:
        raise EnvError('Environment variable "EMAIL_URL" invalid: it must begin with smtp:, smtps: or console:')
    return str(parsed["EMAIL_BACKEND"])


def in_one_line(error: EnvError) -> str:
    """What is wrong, without line breaks and without the brackets of a list in which marshmallow tells it."""
    return " ".join(str(error).split()).replace("['", "").replace("']", "")


def sender(value: str) -> str:
    """Accept an e-mail address, with or without a name before it.

    Raises:
        EnvError: there is no address in it, or no mail could leave from it.
    """
    if not ADDRESS.fullmatch(parseaddr(value)[1]):
        raise EnvError('Environment variable "DEFAULT_FROM_EMAIL" invalid: it must look like Name <name@example.org>')
    return value


def contact(value: str) -> str:
    """Accept what RFC 9116 asks of a contact: an address that says how it is used.

    Raises:
        EnvError: it is no mailto:, https: or tel: address.
    """
    if not CONTACT.fullmatch(value):
        raise EnvError('Environment variable "SECURITY_CONTACT" invalid: it must begin with mailto:, https: or tel:')
    return value


def machine_address(machine: str, address: str, key: str) -> str:
    """Where the service is that drafts translations; empty where there is none.

    Raises:
        EnvError: it lacks what the service needs.
    """
    if address and not re.fullmatch(r"https?://[^/\s?#]+(/[^\s?#]*)?", address):
        raise EnvError('Environment variable "MACHINE_TRANSLATION_URL" invalid: it must begin with https:// or http://')
    if machine == "deepl" and not key:
        raise EnvError('Environment variable "MACHINE_TRANSLATION_KEY" not set: DeepL asks for a key')
    if machine == "libretranslate" and not address:
        raise EnvError('Environment variable "MACHINE_TRANSLATION_URL" not set: where is LibreTranslate?')
    if machine == "deepl" and not address:
        return "https://api-free.deepl.com" if key.endswith(":fx") else "https://api.deepl.com"
    return address.rstrip("/")
