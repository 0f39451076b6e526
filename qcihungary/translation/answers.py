"""Which text of its twin a page answers, part by part; and so, since when and where it is behind."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

from qcihungary.core.translation_policy import TranslationPolicy
from qcihungary.translation.changes import Change, by_key, changes, take_over
from qcihungary.translation.parts import Part, parts_from


class Answer(models.Model):
    """What a told page knows of its twin in the other language. Either may be the source of a change.

    A *part* is a block at the top of a stream, or a field of another kind that is told. Its key is the field's name,
    for a block followed by a colon and the block's id, which twins share. See docs/adr/0029-answers.md.
    """

    translation_policy = TranslationPolicy.LANGUAGE_FREE

    page = models.OneToOneField(Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="+")
    revision = models.ForeignKey(
        Revision, verbose_name=_("revision"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    """The twin's revision that it answered last."""

    parts = models.JSONField(_("parts"), default=list, editable=False)
    """The parts of the twin as they were answered, in their order: what changed since is compared with them."""

    behind = models.JSONField(_("behind"), default=dict, editable=False)
    """Key of each part that changed since → what is known of that change:

    ``change`` (one of Change), ``since``, ``theirs`` (what the twin's part says) and ``own`` (what this page's part,
    as its editors had it, said when that was noted: if it says something else once it is published, it has answered).
    """

    marked = models.JSONField(_("marked as up to date"), default=dict, editable=False)
    """Key of each part marked as up to date since the last publication → ``own``: what is published next answers it."""

    behind_count = models.PositiveIntegerField(_("parts behind"), default=0, editable=False)
    """How many parts that are."""

    behind_since = models.DateTimeField(_("behind since"), null=True, editable=False, db_index=True)
    """When the first of them was published; null where it is up to date."""

    reads_the_same = models.BooleanField(_("reads the same in both languages"), default=False, editable=False)
    """Somebody said so of a page in which no word was translated: it may be published as it is."""

    answered = models.DateTimeField(_("answered"), auto_now=True)

    class Meta:
        verbose_name = _("answer to a source")
        verbose_name_plural = _("answers to sources")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(behind_count=0, behind_since=None)
                | models.Q(behind_count__gt=0, behind_since__isnull=False),
                name="translation_behind_since",
            )
        ]

    def __str__(self) -> str:
        return str(self.page_id)

    def parts_answered(self, model: Any) -> list[Part]:
        """The parts of the twin, a page of a type, as they were answered."""
        return parts_from(model, self.parts)

    def change_of(self, key: str) -> Change | None:
        """What happened to a part since it was answered."""
        return Change(self.behind[key]["change"]) if key in self.behind else None

    # --- What it does changes this object; whoever calls it saves it.

    def answer(self, source: Sequence[Part], keys: Iterable[str] | None = None) -> None:
        """Take the twin's parts, all or some, as answered."""
        known = parts_from(source[0].model, self.parts) if source and keys is not None else []
        taken = source if keys is None else take_over(known, source, keys)
        self.parts = [part.as_data() for part in taken]

    def compare(self, source: Sequence[Part], draft: Callable[[], Sequence[Part]]) -> None:
        """Note where it is behind the twin's parts. The draft is what its editors have, and seldom asked for."""
        found = changes(parts_from(source[0].model, self.parts), source) if source else {}
        theirs = by_key(source)
        behind: dict[str, dict[str, str]] = {}
        for key, change in found.items():
            known = self.behind.get(key, {})
            text = theirs[key].digest if key in theirs else ""
            if (known.get("change"), known.get("theirs")) == (change, text):
                behind[key] = known
            else:
                since = known.get("since") or now()
                behind[key] = {"change": change, "theirs": text, "since": since, "own": own(draft(), key, change)}
        self.put_behind(behind)

    def put_behind(self, behind: dict[str, dict[str, str]]) -> None:
        """Set what is behind, and what is told of it in short."""
        self.behind = behind
        self.behind_count = len(behind)
        since = min((known["since"] for known in behind.values()), default=None)
        self.behind_since = datetime.datetime.fromisoformat(since) if since else None

    def answered_by(self, parts: Sequence[Part]) -> set[str]:
        """The keys of what its page answers, once these parts of it are published."""
        noted = {key: (known["own"], Change(known["change"])) for key, known in self.behind.items()}
        noted |= {key: (known["own"], Change(known["change"])) for key, known in self.marked.items()}
        return {key for key, (text, change) in noted.items() if own(parts, key, change) != text}


def own(parts: Sequence[Part], key: str, change: Change) -> str:
    """What a page's own part says; where the other has only moved, its place counts as well."""
    keys = [part.key for part in parts]
    if key not in keys:
        return ""
    at = keys.index(key)
    after = keys[at - 1] if at and change is Change.MOVED else ""
    return f"{parts[at].digest} {after}".strip()


def now() -> str:
    """The moment, for JSON."""
    return timezone.now().isoformat()
