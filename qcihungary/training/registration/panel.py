"""What an event's form shows of its registration, which has a form of its own: it belongs to both languages."""

from typing import Any

from wagtail.admin.panels import Panel

from qcihungary.training.registration.admin.permissions import may_read
from qcihungary.training.registration.desk import RegistrationDesk
from qcihungary.training.registration.standing import Standing


class RegistrationPanel(Panel):
    """How many registered, and the way to the desk and its people."""

    class BoundPanel(Panel.BoundPanel):
        """The same on the form of one event."""

        template_name = "training/registration_panel.html"
        instance: Any

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """The event's desk, if it has one."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            key = getattr(self.instance, "translation_key", None)
            desk = RegistrationDesk.objects.filter(event_key=key).first() if self.instance.pk else None
            user = self.request.user
            return {
                **context,
                "event_key": key if self.instance.pk else None,
                "desk": desk,
                "standing": desk and Standing.of(desk),
                "may_choose": desk and self.instance.permissions_for_user(user).can_publish(),
                "is_ticked": desk and (desk.tells_people or not self.instance.scheduled_revision),
                "may_read": may_read(user),
                "may_add": user.has_perm("training.add_registrationdesk"),
                "may_change": user.has_perm("training.change_registrationdesk"),
            }
