"""From a text to a batch: recognised, looked up, made fit for records, and kept until it is confirmed."""

from typing import Any

from django.utils.translation import gettext as _

from qcihungary.core.citation.reading import Broken
from qcihungary.publications.incoming.batches import IncomingBatch
from qcihungary.publications.incoming.checking import checked
from qcihungary.publications.incoming.lookup import look_up
from qcihungary.publications.incoming.recognising import recognise

MOST = 10000
"""How many entries one text may hold; they are confirmed in steps."""


def receive(owner: Any, text: str) -> IncomingBatch:
    """Keep what a text holds. Batches that are too old go at the same time."""
    IncomingBatch.objects.expired().delete()
    recognised = recognise(text)
    entries, broken = recognised.entries[:MOST], recognised.broken
    if over := recognised.entries[MOST:]:
        reason = _("There are more than %(most)d entries. Bring this and what follows in the next step.") % {
            "most": MOST
        }
        broken.append(Broken(over[0].line, reason, over[0].item.title or over[0].item.doi))
    batch = IncomingBatch(owner=owner, text=text)
    batch.hold([checked(entry) for entry in look_up(entries)], broken)
    batch.save()
    return batch


def look_up_again(batch: IncomingBatch) -> None:
    """Ask once more about what wasn't answered."""
    batch.hold([checked(entry) if not entry.is_pending else entry for entry in look_up(batch.entries)], batch.broken)
    batch.save()
