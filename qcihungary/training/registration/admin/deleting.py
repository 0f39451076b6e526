"""Deleting a desk: its people are counted first, and written to if that is wanted. Their data goes with it."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from wagtail.admin.views import generic

from qcihungary.training.registration import places
from qcihungary.training.registration.admin.choosing import ASKED, LETTER, say_how_many
from qcihungary.training.registration.desk import RegistrationDesk
from qcihungary.training.registration.events import event_page
from qcihungary.training.registration.mails import Kind
from qcihungary.training.registration.telling import tell
from qcihungary.training.registration.vocabulary import ACTIVE


class DeskDeleteView(generic.DeleteView):
    """Asks whether the people are written to, on the page that asks whether to delete."""

    object: RegistrationDesk
    request: HttpRequest

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """How many people it concerns. Of what is over, or gone, they needn't hear."""
        page, starts = event_page(self.object.event_key), self.object.event_starts_at
        return {
            **super().get_context_data(**kwargs),
            "people": self.people,
            "asked": ASKED,
            "letter": LETTER,
            "is_ticked": bool(page and not page.is_cancelled and starts and starts > timezone.now()),
        }

    @property
    def people(self) -> int:
        """How many have a place or wait for one."""
        return self.object.registrations.filter(state__in=ACTIVE).count()

    def form_valid(self, form: Any) -> HttpResponse:
        """Ask again where more people registered since the question was shown."""
        if self.request.POST.get(ASKED, "0") != str(self.people):
            return self.render_to_response(self.get_context_data())
        return super().form_valid(form)

    def delete_action(self) -> None:
        """Write the letters, then delete; both or none."""
        with transaction.atomic():
            desk = places.locked(self.object)
            if LETTER in self.request.POST:
                tell(desk, Kind.WITHDRAWN)
            super().delete_action()
        say_how_many(self.request)
