"""Writing to the people of a desk: each gets the message alone, in the language in which they registered."""

import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy
from django.views.decorators.cache import never_cache
from wagtail.admin import messages
from wagtail.log_actions import log

from qcihungary.training.registration import mails
from qcihungary.training.registration.admin.desks import PEOPLE
from qcihungary.training.registration.admin.people import head
from qcihungary.training.registration.admin.permissions import may_work, only
from qcihungary.training.registration.desk import RegistrationDesk
from qcihungary.training.registration.telling import LETTER
from qcihungary.training.registration.vocabulary import ACTIVE, State

LONGEST_SUBJECT = 150
LONGEST_MESSAGE = 10_000


class Recipients(models.TextChoices):
    """To whom."""

    ALL = "all", _("everybody who has a place or waits for one")
    CONFIRMED = "confirmed", _("those who have a place")
    WAITING = "waiting", _("those on the waiting list")

    @property
    def states(self) -> tuple[str, ...]:
        """The states of their registrations."""
        return ACTIVE if self is Recipients.ALL else (State(self.value),)


class MessageForm(forms.Form):
    """A message in the languages of those who get it."""

    to = forms.ChoiceField(label=pgettext_lazy("a letter", "To"), choices=Recipients.choices, widget=forms.RadioSelect)
    subject_en = forms.CharField(label=_("Subject in English"), max_length=LONGEST_SUBJECT, required=False)
    text_en = forms.CharField(
        label=_("Message in English"), max_length=LONGEST_MESSAGE, required=False, widget=forms.Textarea
    )
    subject_hu = forms.CharField(label=_("Subject in Hungarian"), max_length=LONGEST_SUBJECT, required=False)
    text_hu = forms.CharField(
        label=_("Message in Hungarian"), max_length=LONGEST_MESSAGE, required=False, widget=forms.Textarea
    )
    once = forms.UUIDField(widget=forms.HiddenInput)
    """So that a message that is sent twice by mistake leaves once."""

    def __init__(self, desk: RegistrationDesk, data: Any = None) -> None:
        super().__init__(data, initial={"to": Recipients.ALL, "once": uuid.uuid4()})
        self.desk = desk

    def clean(self) -> dict[str, Any]:
        """There is a message in each language that somebody reads.

        Raises:
            ValidationError: nobody is there to write to.
        """
        data: dict[str, Any] = super().clean() or {}
        if "to" not in data:
            return data
        spoken = set(self.recipients.order_by().values_list("language", flat=True))
        if not spoken:
            raise ValidationError(_("There is nobody to write to."))
        for name in (f"{part}_{code}" for code in spoken for part in ("subject", "text")):
            if name not in self.errors and not data.get(name):
                self.add_error(name, _("Somebody registered in this language: write to them in it, too."))
        return data

    @property
    def recipients(self) -> Any:
        """Those to whom it goes."""
        return self.desk.registrations.filter(state__in=Recipients(self.cleaned_data["to"]).states)

    @transaction.atomic
    def send(self) -> int:
        """Write to each; how many that were. The same form twice writes once."""
        desk = RegistrationDesk.objects.select_for_update().get(pk=self.desk.pk)
        once = str(self.cleaned_data["once"])
        if desk.last_message == once:
            return 0
        desk.last_message = once
        desk.save(update_fields=["last_message"])
        people = list(self.recipients)
        for one in people:
            subject, text = (self.cleaned_data[f"{part}_{one.language}"] for part in ("subject", "text"))
            mails.send_message(one, subject, text)
        log(desk, LETTER, data={"letter": "message", "people": len(people)})
        return len(people)


@never_cache
@only(may_work)
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """The form, and sending."""
    desk = get_object_or_404(RegistrationDesk, pk=pk)
    form = MessageForm(desk, request.POST or None)
    if request.method == "POST" and form.is_valid():
        if sent := form.send():
            told = ngettext(
                "The message is on its way to %(num)d person.", "The message is on its way to %(num)d people.", sent
            )
            messages.success(request, told % {"num": sent})
        return redirect(PEOPLE, pk)
    return render(
        request, "training/registration_write.html", {**head(desk, str(_("Write to all"))), "desk": desk, "form": form}
    )
