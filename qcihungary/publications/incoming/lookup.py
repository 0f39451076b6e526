"""Filling entries of which only the identifier is known: by Crossref, then by DataCite; arXiv's by DataCite at once."""

import hashlib
import logging
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from django.core.cache import cache

from qcihungary.consortium.asking import contact
from qcihungary.core.citation import csl
from qcihungary.core.citation.csl import Item
from qcihungary.core.identifiers import ARXIV_PREFIX, normalise_doi
from qcihungary.publications.citation import grant_number
from qcihungary.publications.incoming import crossref, datacite
from qcihungary.publications.incoming.asking import CROSSREF, DATACITE, Asker, UnreachableError
from qcihungary.publications.incoming.entries import Entry

logger = logging.getLogger(__name__)

AT_ONCE = 20
"""How many DOIs one question to Crossref holds."""

WORKERS = 4
KEPT_FOR = 24 * 60 * 60
"""Seconds for which an answer is taken from the cache."""

NOTHING_KEPT_FOR = 10 * 60
"""The same for the answer that nobody knows a DOI: a new one is registered within days."""

Answer = tuple[str, Item] | None
"""The service that knows a work, and the work; None where nobody knows it."""


def look_up(entries: Sequence[Entry]) -> list[Entry]:
    """The entries in their order, the pending ones filled as far as the services answer in time."""
    pending = list(dict.fromkeys(entry.item.doi for entry in entries if entry.is_pending and entry.item.doi))
    answers = answers_for(pending) if pending else {}
    return [filled(entry, answers) if entry.is_pending else entry for entry in entries]


def filled(entry: Entry, answers: dict[str, Answer]) -> Entry:
    """One entry with its answer. Where there is none, its identifier stays."""
    if entry.item.doi not in answers:
        return entry
    answer = answers[entry.item.doi]
    if answer is None:
        return entry.without("not-looked-up").noting("not-found")
    source, item = answer
    notes = ["open"] if item.arxiv and item.access else []
    whole = replace(item, doi=entry.item.doi, arxiv=item.arxiv or entry.item.arxiv)
    return Entry(entry.line, whole, source, tuple(notes if item.title else [*notes, "untitled"]))


def answers_for(dois: Sequence[str]) -> dict[str, Answer]:
    """What is known of each DOI, from the cache or from the services. A DOI that nobody was asked about is missing."""
    known = {doi: answer_from(data) for doi in dois if (data := cache.get(cache_key(doi))) is not None}
    missing = [doi for doi in dois if doi not in known]
    if missing:
        fresh = Round(Asker(contact()), grant_number()).ask(missing)
        for doi, answer in fresh.items():
            cache.set(cache_key(doi), answer_as_json(answer), KEPT_FOR if answer else NOTHING_KEPT_FOR)
        known |= fresh
    return known


class Round:
    """One round of questions to both services."""

    def __init__(self, asker: Asker, grant: str) -> None:
        self.asker = asker
        self.grant = grant

    def ask(self, dois: Sequence[str]) -> dict[str, Answer]:
        """The answers that came."""
        at_crossref = [doi for doi in dois if not doi.startswith(ARXIV_PREFIX)]
        answers: dict[str, Answer] = {}
        unanswered: set[str] = set()
        with ThreadPoolExecutor(WORKERS) as pool:
            for asked, found in pool.map(self.ask_crossref, chunks(at_crossref)):
                answers |= found or {}
                unanswered |= set() if found is not None else set(asked)
            rest = [doi for doi in dois if doi not in answers]
            for doi, (is_answered, answer) in zip(rest, pool.map(self.ask_datacite, rest), strict=True):
                if answer or (is_answered and doi not in unanswered):
                    answers[doi] = answer
        return answers

    def ask_crossref(self, dois: Sequence[str]) -> tuple[Sequence[str], dict[str, Answer] | None]:
        """The works that Crossref knows among some DOIs; None if it can't be reached."""
        try:
            works = self.one_work(dois[0]) if len(dois) == 1 else self.many_works(dois)
        except UnreachableError:
            logger.warning("Crossref could not be reached for %d DOIs", len(dois))
            return dois, None
        asked = {doi: normalise_doi(doi) for doi in dois}
        found = {item.doi: item for work in works if (item := safely(crossref.item_of, work, self.grant))}
        return dois, {doi: ("crossref", found[bare]) for doi, bare in asked.items() if bare in found}

    def one_work(self, doi: str) -> list[Any]:
        """The one work of a DOI."""
        data = self.asker.ask(f"{CROSSREF}/{quote(doi, safe='')}", mailto=self.asker.contact)
        return [data.get("message")] if data else []

    def many_works(self, dois: Sequence[str]) -> list[Any]:
        """The works of several DOIs, by one question."""
        wanted = ",".join(f"doi:{doi}" for doi in dois)
        data = self.asker.ask(CROSSREF, filter=wanted, rows=len(dois), mailto=self.asker.contact)
        message = data.get("message") if data else None
        works = message.get("items") if isinstance(message, dict) else None
        return works if isinstance(works, list) else []

    def ask_datacite(self, doi: str) -> tuple[bool, Answer]:
        """Whether DataCite answered, and the work that it knows by a DOI."""
        try:
            data = self.asker.ask(f"{DATACITE}/{quote(doi, safe='')}")
        except UnreachableError:
            logger.warning("DataCite could not be reached for %s", doi)
            return False, None
        attributes = datacite.mapping(datacite.mapping(data or {}).get("data")).get("attributes")
        item = safely(datacite.item_of, attributes, self.grant) if attributes else None
        return True, ("datacite", item) if item else None


def safely(read: Callable[[Any, str], Item], work: Any, grant: str) -> Item | None:
    """The work as an item, or None if the service answers in a shape that it never had."""
    try:
        return read(work, grant)
    except (AttributeError, KeyError, TypeError, ValueError):
        logger.warning("A work could not be understood", exc_info=True)
        return None


def chunks(dois: Sequence[str]) -> Iterable[Sequence[str]]:
    """Groups of DOIs for one question each. One with a comma goes alone: commas stand between filters."""
    alone = [doi for doi in dois if "," in doi]
    together = [doi for doi in dois if "," not in doi]
    return [*([doi] for doi in alone), *(together[at : at + AT_ONCE] for at in range(0, len(together), AT_ONCE))]


def cache_key(doi: str) -> str:
    """A key that every cache takes."""
    return f"publications.lookup.{hashlib.sha256(doi.encode()).hexdigest()}"


def answer_as_json(answer: Answer) -> dict[str, Any]:
    """An answer as it is cached; an empty object says that nobody knows the DOI."""
    return {"source": answer[0], "item": csl.as_json(answer[1])} if answer else {}


def answer_from(data: dict[str, Any]) -> Answer:
    """The answer back."""
    return (data["source"], csl.from_json(data["item"])) if data else None
