"""Contact: how to reach the project."""

from django.apps import AppConfig
from django.db.models.signals import post_delete
from django.utils.translation import gettext_lazy as _


class ContactConfig(AppConfig):
    """Contact."""

    name = "qcihungary.contact"
    label = "contact"
    verbose_name = _("Contact")

    def ready(self) -> None:
        """Messages are deleted when their time is over, and their mail with them."""
        from qcihungary.contact.received import (  # noqa: PLC0415  (models are known only now)
            ContactMessage,
            delete_mail_of,
            delete_old_messages,
        )
        from qcihungary.core.housekeeping import deletes_daily  # noqa: PLC0415

        deletes_daily("Messages", delete_old_messages)
        post_delete.connect(delete_mail_of, sender=ContactMessage)
