"""DeepL and LibreTranslate over HTTP. Text leaves the server here, and nowhere else."""

import logging
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import requests
from django.conf import settings
from django.utils.translation import gettext as _

logger = logging.getLogger(__name__)

TIMEOUT = (3.05, 20.0)
"""Seconds for connecting, and for each answer."""

MOST_AT_ONCE = 40
LONGEST_AT_ONCE = 40_000
"""Fragments, and characters of them, in one request. DeepL takes 50, and 128 KiB."""


class ServiceError(Exception):
    """A service gave no usable answer. Its message is for the editor."""


@dataclass(frozen=True)
class Service(ABC):
    """A service that translates fragments of HTML."""

    address: str
    key: str = field(repr=False)
    name = ""

    def translate(self, fragments: Sequence[str], source: str, target: str) -> list[str]:
        """The fragments in the other language, in their order.

        Raises:
            ServiceError: there is one that didn't come back.
        """
        answers: list[str] = []
        for batch in batches(fragments):
            found = self.texts(self.ask(batch, source, target))
            if len(found) != len(batch) or not all(isinstance(text, str) for text in found):
                raise self.error("answered with something else than translations")
            answers += found
        return answers

    @abstractmethod
    def ask(self, fragments: Sequence[str], source: str, target: str) -> Any:
        """What it answers, from JSON."""

    @abstractmethod
    def texts(self, answer: Any) -> list[str]:
        """The translations in an answer; none where it is no such answer."""

    def post(self, path: str, data: dict[str, Any], headers: dict[str, str]) -> Any:
        """What an address of it answers, from JSON. It may send us nowhere else: the key would go along.

        Raises:
            ServiceError: it answers with an error, not in time, or not with JSON.
        """
        try:
            response = requests.post(
                f"{self.address}{path}", json=data, headers=headers, timeout=TIMEOUT, allow_redirects=False
            )
        except requests.RequestException as failure:
            raise self.error(type(failure).__name__) from None
        if response.status_code != requests.codes.ok:
            raise self.error(f"answered {response.status_code}", response.status_code)
        try:
            return response.json()
        except requests.JSONDecodeError:
            raise self.error("answered with something else than JSON") from None

    def error(self, what: str, status: int = 0) -> ServiceError:
        """What the log is told, without text or key; and what the editor is."""
        logger.warning("%s %s", self.name, what)
        return ServiceError(message_of(status) % {"service": self.name})


class DeepL(Service):
    """DeepL's API, version 2."""

    name = "DeepL"

    def ask(self, fragments: Sequence[str], source: str, target: str) -> Any:
        """See https://developers.deepl.com/docs/api-reference/translate."""
        data = {
            "text": list(fragments),
            "source_lang": source.upper(),
            "target_lang": {"en": "EN-GB"}.get(target, target.upper()),
            "tag_handling": "html",
        }
        return self.post("/v2/translate", data, {"Authorization": f"DeepL-Auth-Key {self.key}"})

    def texts(self, answer: Any) -> list[str]:
        """One object for each fragment."""
        found = answer.get("translations") if isinstance(answer, dict) else None
        return [one.get("text", "") for one in found if isinstance(one, dict)] if isinstance(found, list) else []


class LibreTranslate(Service):
    """LibreTranslate, on a server of whoever runs it."""

    name = "LibreTranslate"

    def ask(self, fragments: Sequence[str], source: str, target: str) -> Any:
        """See https://docs.libretranslate.com/api/operations/translate/."""
        data = {"q": list(fragments), "source": source, "target": target, "format": "html"}
        return self.post("/translate", data | ({"api_key": self.key} if self.key else {}), {})

    def texts(self, answer: Any) -> list[str]:
        """One text for each fragment."""
        found = answer.get("translatedText") if isinstance(answer, dict) else None
        return found if isinstance(found, list) else []


SERVICES: dict[str, type[Service]] = {"deepl": DeepL, "libretranslate": LibreTranslate}


def the_service() -> Service | None:
    """The one that the settings name; None by default."""
    kind = SERVICES.get(settings.MACHINE_TRANSLATION)
    return kind(settings.MACHINE_TRANSLATION_URL, settings.MACHINE_TRANSLATION_KEY) if kind else None


def message_of(status: int) -> str:
    """What an editor can make of an answer; 0 stands for none."""
    if status in (requests.codes.unauthorized, requests.codes.forbidden):
        return _("%(service)s refuses our key. Whoever runs the site can put it right. Nothing was changed.")
    if status == requests.codes.too_many_requests:
        return _("%(service)s was asked too often. Wait a minute and try again. Nothing was changed.")
    if status == QUOTA_EXCEEDED:
        return _("Our quota at %(service)s is used up. Nothing was changed.")
    return _("%(service)s gave no usable answer. Try again later. Nothing was changed.")


QUOTA_EXCEEDED = 456
"""DeepL's own."""


def batches(fragments: Sequence[str]) -> Iterator[list[str]]:
    """Fragments in as many as fit into one request."""
    batch: list[str] = []
    for fragment in fragments:
        if batch and (len(batch) == MOST_AT_ONCE or sum(map(len, batch)) + len(fragment) > LONGEST_AT_ONCE):
            yield batch
            batch = []
        batch.append(fragment)
    if batch:
        yield batch
