"""The editors' desk: the admin's home, and what is looked at before something is published."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    """The desk."""

    name = "qcihungary.desk"
    label = "desk"
    verbose_name = _("Desk")

    def ready(self) -> None:
        """Put those lists onto the home that are of no feature's own."""
        from qcihungary.core.desk.lists import register_list  # noqa: PLC0415  (models are known only now)
        from qcihungary.desk.approval import submitted_by_me, waiting_for_me  # noqa: PLC0415
        from qcihungary.desk.backup import backup  # noqa: PLC0415
        from qcihungary.desk.drafts import my_drafts  # noqa: PLC0415

        register_list("submitted", 10, submitted_by_me)
        register_list("approval", 20, waiting_for_me)
        register_list("drafts", 30, my_drafts)
        register_list("backup", 90, backup)
