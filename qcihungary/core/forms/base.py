"""The base of every form that anybody may send."""

from collections.abc import Iterator
from http import HTTPMethod
from typing import Any, ClassVar

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from qcihungary.core.forms import work
from qcihungary.core.forms.seals import Seal
from qcihungary.core.forms.submissions import LONGEST_OPEN, Claim, FormSubmission, hash_of_sender

DRAINED = 64 * 1024 * 1024
"""How much of a body that is too large is read and forgotten, so that a browser gets to reading the answer."""

CHUNK = 64 * 1024


class PublicForm(forms.Form):
    """A form with its guards: seal, time, trap, count, size, and the proof of work where it is asked for.

    A view makes it of the request, whatever its method. Where ``is_valid()``, it opens a transaction, asks ``claim()``,
    and keeps what was sent if that says so; then it redirects to the thanks, unless there are ``errors`` now. Templates
    draw it with the macros of templates/components/form.html, which know its guards.
    """

    name = ""
    """In seals and counts: ``contact``. One of many forms of a kind has its own, set before this class begins."""

    most_per_hour: ClassVar[int] = 10
    """How many are taken from one address. Whole universities have one."""

    most_bytes: ClassVar[int] = 200_000
    words_for_too_many: ClassVar[Any] = _(
        "Much was sent from your address within the last hour. Please try again later."
    )
    shortest: ClassVar[int] = 3
    """Nobody fills it in within so many seconds."""

    shortest_without_work: ClassVar[int] = 20
    """The same for who sends it without the proof of work that was asked for: without JavaScript, for instance."""

    def __init__(self, request: HttpRequest, **options: Any) -> None:
        self.request = request
        self.is_sent = request.method == HTTPMethod.POST
        self.is_too_large = self.is_sent and body_size(request) > self.most_bytes
        if self.is_too_large:
            drain(request)
        data: Any = {} if self.is_too_large else request.POST if self.is_sent else None
        super().__init__(data, **{"auto_id": "q-%s", "label_suffix": "", **options})
        came = Seal.read(self.name, str(self.data.get("form_seal", "")))
        self.came_late = came is not None and not 0 <= came.age <= LONGEST_OPEN.total_seconds()
        self.seal_came = None if self.came_late else came
        # A seal in place of one that was of no use: whoever has waited already needn't wait again.
        self.seal = self.seal_came or Seal.new(self.name, seconds_ago=self.shortest if self.is_sent else 0)

    # --- what the template draws

    @property
    def asks_for_work(self) -> bool:
        """Whether the sender's browser should prove some work."""
        return work.is_asked()

    @property
    def task(self) -> str:
        """The work to be proven."""
        return work.task(self.seal, LONGEST_OPEN)

    @property
    def status(self) -> int:
        """The status of the page that shows it: 200, or 422 where something has to be mended."""
        return 422 if self.is_sent and self.errors else 200

    # --- what is checked

    def _clean_fields(self) -> None:
        """Django's; where the body wasn't read, its fields aren't missing."""
        if not self.is_too_large:
            super()._clean_fields()  # type: ignore[misc]  # a step of Django's that its stubs leave out

    def clean(self) -> dict[str, Any]:
        """Ask the guards. A subclass that overrides it calls it."""
        super().clean()
        for objection in self.objections():
            self.add_error(None, str(objection))
            break  # one at a time: the rest may have gone by then
        return self.cleaned_data

    def objections(self) -> Iterator[Any]:
        """What the guards have to say, in the reader's words. Nothing that was typed is lost by it."""
        if self.is_too_large:
            yield _("This is too long to be read, so nothing was received. Go back, shorten it, and send it again.")
            return
        if self.data.get("form_more"):
            yield _("A field that can’t be seen was filled in, as robots do. It is empty now: please send it again.")
        if self.came_late:
            yield _("This form was open for more than a day. Nothing was lost: please send it again.")
        elif self.seal_came is None:
            yield _("This form could not be recognised. Nothing was lost: please send it again.")
        elif (wait := self.least_time - self.seal.age) > 0:
            yield self.words_for_waiting(wait)

    @property
    def has_worked(self) -> bool:
        """Whether the proof of work was given, or isn't asked for."""
        return not work.is_asked() or work.is_done(self.seal, str(self.data.get("form_work", "")))

    @property
    def least_time(self) -> int:
        """For how many seconds the form has to have been open."""
        return self.shortest if self.has_worked else self.shortest_without_work

    @property
    def most(self) -> int:
        """How many are taken in an hour: of those without the proof of work that was asked for, a few."""
        return self.most_per_hour if self.has_worked else max(1, self.most_per_hour // 4)

    def words_for_waiting(self, seconds: int) -> str:
        """What to tell somebody who was quicker than people are."""
        return ngettext(
            "That was quicker than people write. Please wait %(seconds)d second, then send it again.",
            "That was quicker than people write. Please wait %(seconds)d seconds, then send it again.",
            seconds,
        ) % {"seconds": seconds}

    # --- what is kept

    def claim(self) -> bool:
        """Note that it was received, in the transaction that keeps what was sent.

        False where nothing is to be kept: the very same form was received before, for its button was pressed twice; or
        it is one too many, and has an error that says so.
        """
        claim = self.count()
        if claim is Claim.TOO_MANY:
            self.add_error(None, self.words_for_too_many)
        return claim is Claim.TAKEN

    def count(self) -> Claim:
        """Count it among those from the same address."""
        return FormSubmission.claim(self.seal, hash_of_sender(self.request), self.most)


def body_size(request: HttpRequest) -> int:
    """The size of what is being sent, as its head says. Django reads no more than that, either."""
    given = request.META.get("CONTENT_LENGTH", "")
    return int(given) if given.isascii() and given.isdecimal() else 0


def drain(request: HttpRequest) -> None:
    """Read and forget a body."""
    read = 0
    while read < DRAINED and (chunk := request.read(CHUNK)):
        read += len(chunk)
