"""What a browser sends from the contact form."""

from typing import Any

from django.test import Client

from qcihungary.core.forms.seals import Seal

EN, HU = "/en/contact/", "/hu/kapcsolat/"


def filled(**fields: Any) -> dict[str, str]:
    """The form, filled in well, as it was opened a minute ago."""
    return {
        "form_seal": str(Seal.new("contact", seconds_ago=60)),
        "form_more": "",
        "sender": "Kovács Ödön",
        "email": "odon@example.org",
        "subject": "Kvantumkulcs",
        "message": "Tisztelt Projekt!\r\n\r\nMikor lesz a következő képzés?",
        "consent": "on",
        **fields,
    }


def send(client: Client, path: str = HU, headers: Any = None, **fields: Any) -> Any:
    """Send it, and get the response."""
    return client.post(path, filled(**fields), headers=headers or {})
