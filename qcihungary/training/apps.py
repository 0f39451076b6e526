"""Training: courses and events."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TrainingConfig(AppConfig):
    """Training."""

    name = "qcihungary.training"
    label = "training"
    verbose_name = _("Training")

    def ready(self) -> None:
        """The versions of an event agree on its facts, calendars hear of what changes, results may be linked."""
        from qcihungary.core.outputs.registry import register_companions  # noqa: PLC0415  (models are known only now)
        from qcihungary.core.versions import watch  # noqa: PLC0415
        from qcihungary.training.announcements import announce_what_is_published  # noqa: PLC0415
        from qcihungary.training.companions import EventCompanions  # noqa: PLC0415
        from qcihungary.training.facts import FACTS  # noqa: PLC0415
        from qcihungary.training.models import EventPage  # noqa: PLC0415

        watch(EventPage, FACTS)
        announce_what_is_published(EventPage)
        register_companions(EventCompanions())
