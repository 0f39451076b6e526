"""What Wagtail's own Hungarian lacks or gets wrong, we say; and no longer than it does so."""

from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.apps import apps
from django.conf import settings

from qcihungary.core import message_catalog
from qcihungary.core.wagtail_hungarian.missing import MISSING
from qcihungary.core.wagtail_hungarian.scripts import MISSING_IN_SCRIPTS


def forms(text: object) -> tuple[str, ...]:
    """A text, or its singular and plural."""
    return tuple(map(str, text)) if isinstance(text, tuple | list) else (str(text),)


def wagtails(domain: str, language: str) -> dict[str, str]:
    """The messages of the Wagtail that is installed, by their English singular; the first app wins, as in Django."""
    found: dict[str, str] = {}
    for app in reversed([*apps.get_app_configs()]):
        path = Path(app.path) / "locale" / language / "LC_MESSAGES" / f"{domain}.po"
        if app.name.startswith("wagtail") and path.exists():
            with path.open("rb") as file:
                told = [message for message in read_po(file) if message.id and not message.fuzzy]
            found |= {forms(message.id)[0]: "\n".join(forms(message.string)).strip() for message in told}
    return found


@pytest.mark.parametrize(("domain", "filled"), [("django", MISSING), ("djangojs", MISSING_IN_SCRIPTS)])
def test_wagtails_gaps_are_the_ones_that_we_fill(domain: str, filled: tuple[str, ...]) -> None:
    translated = {text for text, hungarian in wagtails(domain, "hu").items() if hungarian}
    assert set(filled) == wagtails(domain, "en").keys() - translated


def test_wagtail_has_not_come_to_say_the_same() -> None:
    """Where it does, our own line of it may go."""
    path = message_catalog.catalog_path(settings.ROOT, "hu")
    places = {f"qcihungary/core/wagtail_hungarian/{name}.py" for name in ("pages", "scripts", "sentences", "words")}
    ours = [message for message in message_catalog.read_catalog(path) if places & dict(message.locations).keys()]
    assert len(ours) > 400
    theirs = wagtails("djangojs", "hu") | wagtails("django", "hu")
    assert [
        text for message in ours if theirs.get(text := forms(message.id)[0]) == "\n".join(forms(message.string))
    ] == []
