"""Keeping the index true: what is public now is in it, as it is told now, and nothing else.

A sweep compares the versions of all that is public with those in the index, and brings what differs up to date. It runs
once what was saved is certain, and each minute by ``manage.py refresh_search``. The stamp under which it ran tells
readers' requests whether they may trust the index; see ``search.asking``.
"""

import threading
from collections.abc import Collection, Iterator
from typing import Any
from uuid import UUID

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from qcihungary.core.findable import Findable, FindableSource, sources
from qcihungary.core.stamps import kept, renewed
from qcihungary.core.translation_policy import TranslationPolicy
from qcihungary.search.analysis.analyser import analysed
from qcihungary.search.entries import LONGEST_TEXT, SearchEntry

OPENING = 250
"""How many words of a text are compared closely, to put hits in order. All of it is found."""

BATCH = 200
ROW = 1
SWEPT = "the index was swept"


class IndexState(models.Model):
    """The stamp under which the index was last true. There is one row."""

    translation_policy = TranslationPolicy.LANGUAGE_FREE

    stamp = models.UUIDField(_("stamp"), editable=False)

    class Meta:
        verbose_name = _("state of the index")
        verbose_name_plural = _("states of the index")

    def __str__(self) -> str:
        return str(self.stamp)


def public_versions() -> dict[str, str]:
    """The names of all that is public now, with their versions."""
    return {name: version for source in sources for name, version in source.versions().items()}


def outdated() -> frozenset[str]:
    """The names of the entries that don't say what is public now; none right after a sweep. Kept under the stamp."""
    return kept.get("outdated search entries", read_outdated)


def read_outdated() -> frozenset[str]:
    """The same, from the database: one short query where a sweep has run since the last change."""
    if is_current(IndexState.objects.filter(pk=ROW).values_list("stamp", flat=True).first()):
        return frozenset()
    public = public_versions()
    rows = SearchEntry.objects.values_list("name", "version")
    return frozenset(name for name, version in rows if public.get(name) != version)


def is_current(stamp: UUID | None) -> bool:
    """Whether nothing was saved since there was this stamp."""
    if not kept.is_fresh:
        kept.look()
    return stamp is not None and kept.stamp is not None and UUID(kept.stamp) == stamp


def sweep(again: Collection[str] = ()) -> int:
    """Bring the index up to date; names that begin with one of ``again`` are read anew. How many entries changed."""
    kept.look()
    stamp = kept.stamp
    public = public_versions()
    known = dict(SearchEntry.objects.values_list("name", "version"))
    gone = [name for name in known if name not in public]
    stale = [name for name, version in public.items() if known.get(name) != version or is_named(name, again)]
    with transaction.atomic():
        remove(gone)
        written = put(stale, public)
        remove([name for name in stale if name in known and name not in written])
        if stamp:
            IndexState.objects.update_or_create(pk=ROW, defaults={"stamp": stamp})
    return len(gone) + len(written)


def is_named(name: str, beginnings: Collection[str]) -> bool:
    """Whether a name is one of these, or that of one of their languages."""
    return any(name == beginning or name.startswith(f"{beginning}-") for beginning in beginnings)


def remove(names: Collection[str]) -> None:
    """Take entries out of the index."""
    backend = get_search_backend()
    for entry in SearchEntry.objects.filter(name__in=names).only("name") if names else ():
        backend.delete(entry)
        entry.delete()


def put(names: Collection[str], versions: dict[str, str]) -> set[str]:
    """Read things anew and put them into the index; the names of those that could be read."""
    if not names:
        return set()
    backend = get_search_backend()
    written: set[str] = set()
    for batch in batches(found for source in sources for found in source.read(names)):
        entries = [entry_of(found, versions[found.name]) for found in batch if found.name in versions]
        SearchEntry.objects.bulk_create(
            entries,
            update_conflicts=True,
            unique_fields=["name"],
            update_fields=[field.name for field in SearchEntry._meta.fields if not field.primary_key],
        )
        backend.add_bulk(SearchEntry, entries)
        written |= {entry.name for entry in entries}
    return written


def batches(found: Iterator[Findable]) -> Iterator[list[Findable]]:
    """Not more at once than fits into memory."""
    batch: list[Findable] = []
    for one in found:
        batch.append(one)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def entry_of(found: Findable, version: str) -> SearchEntry:
    """An entry, with what it is found by."""
    clean = {name: getattr(found, name).replace("\0", " ") for name in ("title", "lead", "text")}
    title = analysed(clean["title"], found.language)
    zones = (title, analysed(clean["lead"], found.language), analysed(clean["text"], found.language, OPENING))
    return SearchEntry(
        name=found.name,
        item=found.item,
        version=version,
        kind=found.kind,
        language=found.language,
        date=found.date,
        date_parts=found.date_parts,
        title=clean["title"][:600],
        lead=clean["lead"],
        text=clean["text"][:LONGEST_TEXT],
        addresses=dict(found.addresses),
        title_forms=title.all,
        zones="\n".join(part for zone in zones for part in (zone.words, zone.stems, zone.parts)),
    )


# --- when


class Waiting(threading.local):
    """What this thread has saved and not swept yet. Names of what was rolled back do no harm."""

    def __init__(self) -> None:
        self.names: set[str] = set()


waiting = Waiting()


def watch() -> None:
    """Sweep after every change. Called in the AppConfig's ``ready``, when all sources are known."""
    renewed.connect(sweep_later, dispatch_uid="sweep the index")
    for source in sources:
        for model in source.watched:
            watch_model(source, model)


def watch_model(source: FindableSource, model: type[models.Model]) -> None:
    """Read anew what a saved instance tells, also where its version is the old one."""

    def read_anew(sender: type, instance: models.Model, **kwargs: Any) -> None:
        if isinstance(instance, model):
            waiting.names.add(source.name_of(instance))
            sweep_later()

    sender = None if issubclass(model, Page) else model  # each type of page sends signals of its own
    identity = f"search {type(source).__qualname__} {model.__qualname__}"
    models.signals.post_save.connect(read_anew, sender=sender, weak=False, dispatch_uid=identity)


def sweep_later(**kwargs: Any) -> None:
    """Once what was saved is certain, once for all that a transaction has saved."""
    transaction.on_commit(sweep_waiting, robust=True)


def sweep_waiting() -> None:
    """Sweep, if there is anything to read anew or this process hasn't swept under this stamp."""
    names, waiting.names = waiting.names, set()
    if names:
        changed = sweep(names)
        kept.get(SWEPT, lambda: changed)
    else:
        kept.get(SWEPT, sweep)
