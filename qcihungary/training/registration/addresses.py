"""The addresses of registration: the form below the event, and what is somebody's own below ``/r/``.

No slug is part of those, so that they outlive every renaming, and every state of the event. See
docs/adr/0044-a-registrations-own-address.md.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qcihungary.training.event import EventPage
    from qcihungary.training.registration.registrations import Registration

SUB_PATH = "registration/"


def done_path(page: "EventPage") -> str:
    """What one sees after registering. It is the same for everybody."""
    return f"{page.registration_url}sent/"


def own_path(token: str, below: str = "") -> str:
    """An address that is one registration's own."""
    return f"/r/{token}/{below}"


def manage_path(registration: "Registration") -> str:
    """Where one changes a registration: whoever knows the address may."""
    return own_path(registration.token)


def cancel_path(registration: "Registration") -> str:
    """Where one cancels it."""
    return own_path(registration.token, "cancel/")


def data_path(registration: "Registration") -> str:
    """Where one gets all that is kept of them."""
    return own_path(registration.token, "data.json")
