"""Queries that found nothing, counted in memory; a thread beside the requests writes them down.

Nobody learns who asked, or when, and a GET writes nothing.
"""

import atexit
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

MOST_REMEMBERED = 2_000
MOST_KEPT = 5_000
"""How many stay written down; of what programs try out, the rarest and oldest goes."""

MOST_WORDS = 6
LONGEST = 100
FLUSH_EVERY = 60.0
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

    def write_by_itself(self) -> None:
        """Write down from now on what is noted, each minute and when the process ends."""
        self.writes_by_itself = True
        atexit.register(self.flush_beside)

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
        """Write down what was counted; how many queries it were."""
        with self.lock:
            counts, self.counts = self.counts, Counter()
        write(counts)
        return len(counts)


def write(counts: Mapping[tuple[str, str], int]) -> None:
    """Add to what is written down, which has an end."""
    for (words, language), count in counts.items():
        found, is_new = MissedQuery.objects.get_or_create(words=words, language=language, defaults={"count": count})
        if not is_new:
            MissedQuery.objects.filter(pk=found.pk).update(count=F("count") + count)
    surplus = MissedQuery.objects.order_by("-count", "-pk").values_list("pk", flat=True)[MOST_KEPT:]
    MissedQuery.objects.filter(pk__in=list(surplus)).delete()


misses = Misses()
