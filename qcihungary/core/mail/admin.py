"""The outbox in the admin: what was sent, what waits, and why. Needs the permission ``core.view_outgoingmail``."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied, require_admin_access
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import InspectView
from wagtail.admin.widgets.button import Button

from qcihungary.core.dates import long_datetime
from qcihungary.core.kept_admin import KeptViewSet
from qcihungary.core.mail.outgoing import UNSENT, OutgoingMail

WITH_SECRETS = "password"
"""The kind of mail that holds a link by which a password is set."""


class MailInspectView(InspectView):
    """One message, with a way to send it anew while no server has taken it."""

    def get_text_display_value(self) -> str:
        """What it says, unless whoever reads it could set another one's password by it."""
        if self.object.kind == WITH_SECRETS:
            return gettext("Not shown, because of the link in it.")
        return render_to_string("core/letter.html", {"text": self.object.text})

    def get_field_display_value(self, field_name: str, field: Any) -> Any:
        """Moments by the clocks of Budapest, as in the list."""
        value = super().get_field_display_value(field_name, field)
        return long_datetime(value) if isinstance(value, datetime) else value

    @property
    def header_more_buttons(self) -> list[Button]:
        """Wagtail's, and ours."""
        buttons: list[Button] = super().header_more_buttons
        if self.object.state in UNSENT:
            buttons.append(
                Button(_("Try again now"), url=reverse("mail:again", args=[self.object.pk]), icon_name="rotate")
            )
        return buttons


class OutgoingMailViewSet(KeptViewSet):
    """The outbox."""

    model = OutgoingMail
    name = "mail"
    icon = "mail"
    menu_label = _("Mail")
    menu_name = "mail"
    menu_order = 900
    add_to_settings_menu = True
    inspect_view_class = MailInspectView
    inspect_view_fields = (
        "subject", "to", "reply_to", "state", "attempts", "last_error", "created", "next_try", "finished", "language",
        "text",
    )  # fmt: skip
    list_filter = ("state", "kind", "language")
    search_fields = ("to", "subject")
    search_backend_name = None
    list_display = (
        "subject",
        "to",
        Column("state", label=_("State"), accessor="get_state_display", sort_key="state"),
        Column("created", label=_("Written"), accessor=lambda mail: long_datetime(mail.created), sort_key="created"),
        Column("last_error", label=_("Last error")),
    )

    def get_urlpatterns(self) -> list[URLPattern]:
        """Wagtail's, and the one that tries again."""
        patterns: list[URLPattern] = super().get_urlpatterns()
        return [*patterns, path("again/<int:pk>/", require_admin_access(self.try_again), name="again")]

    def try_again(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask, then put the message first in the queue again."""
        if not self.permission_policy.user_has_permission(request.user, "view"):
            refused: HttpResponse = permission_denied(request)
            return refused
        mail = get_object_or_404(OutgoingMail.objects.filter(state__in=UNSENT), pk=pk)
        if request.method != "POST":
            return TemplateResponse(request, "core/try_again.html", {"mail": mail})
        mail.try_again()
        messages.success(request, gettext("It will be sent within a minute."))
        return redirect("mail:inspect", mail.pk)


@hooks.register("register_admin_viewset")
def register_outbox() -> Any:
    """Give it its addresses and its entry in the menu."""
    return OutgoingMailViewSet()
