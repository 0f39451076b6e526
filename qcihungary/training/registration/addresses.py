"""The addresses of registration: below the event, in either language."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qcihungary.training.event import EventPage
    from qcihungary.training.registration.registrations import Registration

SUB_PATH = "registration/"


def done_path(page: "EventPage") -> str:
    """What one sees after that. It is the same for everybody."""
    return f"{page.registration_url}sent/"


def manage_path(page: "EventPage", registration: "Registration") -> str:
    """Where one changes a registration: whoever knows the address may."""
    return f"{page.registration_url}{registration.token}/"


def cancel_path(page: "EventPage", registration: "Registration") -> str:
    """Where one cancels it."""
    return f"{manage_path(page, registration)}cancel/"
