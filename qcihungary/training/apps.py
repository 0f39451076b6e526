"""Training: courses and events."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TrainingConfig(AppConfig):
    """Training."""

    name = "qcihungary.training"
    label = "training"
    verbose_name = _("Training")

    def ready(self) -> None:
        """Events' versions agree on facts, calendars and desks hear of changes, results are linked, old data goes."""
        from qcihungary.core.housekeeping import deletes_daily  # noqa: PLC0415  (models are known only now)
        from qcihungary.core.outputs.registry import register_companions  # noqa: PLC0415
        from qcihungary.core.versions import watch  # noqa: PLC0415
        from qcihungary.training import desk  # noqa: PLC0415
        from qcihungary.training.announcements import announce_what_is_published  # noqa: PLC0415
        from qcihungary.training.companions import EventCompanions  # noqa: PLC0415
        from qcihungary.training.facts import FACTS  # noqa: PLC0415
        from qcihungary.training.models import EventPage  # noqa: PLC0415
        from qcihungary.training.registration import erasing, events, telling  # noqa: PLC0415

        watch(EventPage, FACTS)
        announce_what_is_published(EventPage)
        register_companions(EventCompanions())
        events.watch()
        telling.watch()
        desk.register()
        deletes_daily("Registrations", erasing.erase_expired)
