"""The drawn social card of each title: kept when a page is saved, so that no GET has to draw."""

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from qcihungary.core.brand.card import card_name, draw_card

FOLDER = "cards"


def card_path(title: str) -> str:
    """Where the storage keeps the card of a title. The name changes with the title and with the drawing."""
    return f"{FOLDER}/{card_name(title)}"


def card_url(title: str) -> str:
    """The card's absolute address."""
    return f"{settings.BASE_URL}{settings.MEDIA_URL}{card_path(title)}"


def keep_card(title: str) -> None:
    """Draw the card of a title and keep it, unless it is there already."""
    path = card_path(title)
    if not default_storage.exists(path):
        default_storage.save(path, ContentFile(draw_card(title)))
