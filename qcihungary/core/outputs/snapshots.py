"""The public outputs as they were under a stamp, in one row: so that no reader has to wait for every feature's answer.

The row is written once what was saved is certain, and never by a reader. It holds only while its stamp is the current
one: whatever is saved makes it worthless at once, and until the next is written the features are asked.
"""

import json
from collections.abc import Iterable
from dataclasses import fields
from datetime import date, datetime
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from qcihungary.core.made import Made
from qcihungary.core.outputs.registry import Output
from qcihungary.core.translation_policy import TranslationPolicy

ROW = 1


class OutputSnapshot(models.Model):
    """All public outputs under one stamp. There is one row."""

    translation_policy = TranslationPolicy.LANGUAGE_FREE

    stamp = models.UUIDField(_("stamp"), editable=False)
    outputs = models.TextField(_("outputs"), editable=False)
    """One line of JSON for each."""

    class Meta:
        verbose_name = _("snapshot of the outputs")
        verbose_name_plural = _("snapshots of the outputs")

    def __str__(self) -> str:
        return str(self.stamp)


def write_snapshot(stamp: str | None, outputs: Iterable[Output]) -> None:
    """Keep what the features said under a stamp."""
    if stamp:
        text = "\n".join(made_lines.of((output.key, output) for output in outputs))
        OutputSnapshot.objects.update_or_create(pk=ROW, defaults={"stamp": UUID(stamp), "outputs": text})


def read_snapshot(stamp: str | None) -> list[Output] | None:
    """What the features said under a stamp; None where nobody has written it down. One query."""
    rows = OutputSnapshot.objects.filter(pk=ROW, stamp=UUID(stamp)) if stamp else OutputSnapshot.objects.none()
    text = rows.values_list("outputs", flat=True).first()
    return None if text is None else made_outputs.of((line, line) for line in text.split("\n") if line)


def line_of(output: Output) -> str:
    """An output as a line of JSON."""
    return json.dumps({each.name: getattr(output, each.name) for each in fields(output)}, cls=DjangoJSONEncoder)


def output_from(line: str) -> Output:
    """An output from its line."""
    data = json.loads(line)
    day, changed = data["date"], data["changed"]
    lists = {name: tuple(data[name]) for name in ("work_packages", "members", "related")}
    moments = {
        "date": date.fromisoformat(day) if day else None,
        "changed": datetime.fromisoformat(changed) if changed else None,
    }
    return Output(**{**data, **lists, **moments})


made_lines = Made[str, Output, str](line_of)
made_outputs = Made[str, str, Output](output_from)
