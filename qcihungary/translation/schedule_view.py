"""Taking back a scheduled publication says that the twin's is still on."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.revisions import RevisionsUnschedule

from qcihungary.core.dates import long_datetime
from qcihungary.translation.twins import sentence, twin_of


class Unschedule(RevisionsUnschedule):
    """Wagtail's view, for which it has no hook."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take it back, and offer the same for the twin."""
        response: HttpResponse = super().post(request, *args, **kwargs)
        twin = twin_of(self.object)
        revision = twin and twin.scheduled_revision
        if twin and revision:
            when = long_datetime(revision.approved_go_live_at)
            address = reverse("wagtailadmin_pages:revisions_unschedule", args=[twin.pk, revision.pk])
            messages.warning(
                request,
                sentence(_("%(twin)s is still scheduled for %(when)s."), twin, when=when),
                buttons=[messages.button(address, _("Take that back too"))],
            )
        return response
