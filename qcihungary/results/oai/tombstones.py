"""What harvesters have been told of, and what was withdrawn since: an identifier, a moment, a set, and nothing else.

A row is written when an output is first public, and marked when it no longer is, for whatever reason: unpublished,
restricted, deleted. It is never removed, so that a harvester that comes once a year still hears of it.
"""

import datetime
from collections.abc import Mapping

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from qcihungary.core.outputs.registry import Output, all_outputs
from qcihungary.core.outputs.snapshots import write_snapshot
from qcihungary.core.stamps import after_saves, kept, renew
from qcihungary.core.translation_policy import TranslationPolicy

BATCH = 500


class HarvestedOutput(models.Model):
    """An output that was public at some time. A withdrawn one is a tombstone: it must not tell what it stands for."""

    translation_policy = TranslationPolicy.LANGUAGE_FREE

    key = models.CharField(_("key"), max_length=80, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=40, editable=False)
    is_withdrawn = models.BooleanField(_("withdrawn"), default=False, editable=False)
    since = models.DateTimeField(_("since"), editable=False)
    """When it became public or was withdrawn, whichever came last."""

    class Meta:
        verbose_name = _("harvested output")
        verbose_name_plural = _("harvested outputs")

    def __str__(self) -> str:
        return self.key

    @classmethod
    def known(cls) -> Mapping[str, "HarvestedOutput"]:
        """All by their keys; kept in memory under a stamp."""
        return kept.get("harvested outputs", lambda: {found.key: found for found in cls.objects.all()})


def watch() -> None:
    """Take notice of whatever the public may see anew, or no longer. Called in the AppConfig's ``ready``."""
    after_saves("notice was taken", take_notice)


def take_notice() -> bool:
    """Compare what is public with what harvesters were told, and write down the difference; and all of it for readers.

    Two processes may do so at once.
    """
    told = dict(HarvestedOutput.objects.values_list("key", "is_withdrawn"))
    public = all_outputs()
    now = timezone.now()
    changes = [
        mark([key for key, withdrawn in told.items() if not withdrawn and key not in public], now, withdrawn=True),
        mark([key for key, withdrawn in told.items() if withdrawn and key in public], now, withdrawn=False),
        add([output for key, output in public.items() if key not in told], now),
    ]
    if any(changes):
        renew()  # and so notice is taken once more, of outputs that are as they were
    else:
        write_snapshot(kept.stamp, public.values())
    return True


def mark(keys: list[str], now: datetime.datetime, *, withdrawn: bool) -> int:
    """Mark these as withdrawn, or as public again; how many there were."""
    batches = (keys[start : start + BATCH] for start in range(0, len(keys), BATCH))
    return sum(
        HarvestedOutput.objects.filter(key__in=batch).update(is_withdrawn=withdrawn, since=now) for batch in batches
    )


def add(outputs: list[Output], now: datetime.datetime) -> int:
    """Write down what is public for the first time; how many there were."""
    rows = [HarvestedOutput(key=output.key, kind=output.kind, since=now) for output in outputs]
    return len(HarvestedOutput.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True))
