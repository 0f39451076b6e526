"""What people wrote, in the admin. Needs the permission ``contact.view_contactmessage``."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column

from qcihungary.contact.models import ContactMessage
from qcihungary.core.dates import long_datetime
from qcihungary.core.kept_admin import KeptViewSet


class ContactMessageViewSet(KeptViewSet):
    """The messages, newest first, each with what became of its mail."""

    model = ContactMessage
    name = "messages"
    icon = "comment"
    menu_label = _("Messages")
    menu_name = "messages"
    menu_order = 430
    add_to_admin_menu = True
    inspect_view_fields = (
        "subject", "name", "email", "message", "created", "language", "consent", "mail_state", "mail_error",
    )  # fmt: skip
    list_filter = ("language",)
    search_fields = ("name", "email", "subject", "message")
    search_backend_name = None
    list_display = (
        "subject",
        "name",
        Column("created", label=_("Received"), accessor=lambda told: long_datetime(told.created), sort_key="created"),
        Column("mail_state", label=_("Mail")),
        Column("mail_error", label=_("Last error")),
    )

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Wagtail's, with each message's mail in the same query."""
        given: dict[str, Any] = super().get_index_view_kwargs(**kwargs)
        return {**given, "queryset": ContactMessage.objects.select_related("mail")}


@hooks.register("register_admin_viewset")
def register_messages() -> Any:
    """Give them their addresses and their entry in the menu."""
    return ContactMessageViewSet()
