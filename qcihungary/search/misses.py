"""Queries that found nothing, counted in memory; a thread beside the requests writes down those that came often.

What a single person typed stays unknown, and a GET writes nothing.
"""

import logging
import re
import threading
from collections import Counter
from collections.abc import Mapping

from django.db import DatabaseError, connection
from django.db.models import F

from qcihungary.core.lists.folding import fold
from qcihungary.search.entries import MissedQuery

logger = logging.getLogger(__name__)

SEVERAL = 3
"""So often a query must come, to one process since its start, before it is written down."""

MOST_REMEMBERED = 2_000
MOST_WORDS = 6
LONGEST = 100
FLUSH_EVERY = 300.0
"""Seconds."""

PERSONAL = re.compile(r"@|www\.|://|\d{4,}|\d[\d\s/().+-]{5,}\d")
"""What looks like an address, a telephone number, a tax number: such a query is not remembered at all."""


def harmless(query: str) -> str:
    """A query's words in one order and without accents; nothing where it may be about a person, or is no query."""
    words = sorted(fold(query).split())
    text = " ".join(words)
    if PERSONAL.search(query) or not 1 <= len(words) <= MOST_WORDS or len(text) > LONGEST:
        return ""
    return text


class Misses:
    """What this process was asked in vain."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.counts: Counter[tuple[str, str]] = Counter()
        self.timer: threading.Timer | None = None
        self.writes_by_itself = False
        """Whether a thread of this process writes them down: in servers (``wsgi``), and not in commands and tests."""

    def note(self, query: str, language: str) -> None:
        """Count a query that found nothing."""
        words = harmless(query)
        if not words:
            return
        with self.lock:
            if len(self.counts) >= MOST_REMEMBERED and (words, language) not in self.counts:
                self.counts = Counter(dict(self.counts.most_common(MOST_REMEMBERED // 2)))
            self.counts[words, language] += 1
            if self.writes_by_itself and self.timer is None:
                self.timer = threading.Timer(FLUSH_EVERY, self.flush_beside)
                self.timer.daemon = True
                self.timer.start()

    def flush_beside(self) -> None:
        """Write them down, in a thread of its own with a connection of its own."""
        with self.lock:
            self.timer = None
        try:
            self.flush()
        except DatabaseError:
            logger.exception("Searches without a hit could not be written down.")
        finally:
            connection.close()

    def flush(self) -> int:
        """Write down what came several times; what came less often goes on being counted. How many were written."""
        with self.lock:
            several = {key: count for key, count in self.counts.items() if count >= SEVERAL}
            for key in several:
                del self.counts[key]
        write(several)
        return len(several)


def write(counts: Mapping[tuple[str, str], int]) -> None:
    """Add to what is written down."""
    for (words, language), count in counts.items():
        found, is_new = MissedQuery.objects.get_or_create(words=words, language=language, defaults={"count": count})
        if not is_new:
            MissedQuery.objects.filter(pk=found.pk).update(count=F("count") + count)


misses = Misses()
