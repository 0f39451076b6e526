"""Consortium: the project's facts, its members, work packages and funders."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConsortiumConfig(AppConfig):
    """Consortium."""

    name = "qcihungary.consortium"
    label = "consortium"
    verbose_name = _("Consortium")

    def ready(self) -> None:
        """What stands on every page renews the stamp when it is saved; mail speaks of the project."""
        from qcihungary.consortium.models import Funder, Member, ProjectFacts, WorkPackage  # noqa: PLC0415  (only now)
        from qcihungary.core.mail.project import speak_of  # noqa: PLC0415
        from qcihungary.core.stamps import renews_on  # noqa: PLC0415

        for model in (ProjectFacts, Member, Funder, WorkPackage):
            renews_on(model)
        speak_of(ProjectFacts.current)
