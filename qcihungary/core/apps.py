"""Core: base page, blocks, images and documents, alternates, the Jinja environment, house rules as system checks."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    """Loads the system checks and the signal handlers."""

    name = "qcihungary.core"
    label = "core"
    verbose_name = _("Core")

    def ready(self) -> None:
        """Import what registers itself."""
        from wagtail.contrib.redirects.models import Redirect  # noqa: PLC0415  (models are known only now)

        from qcihungary.core import checks, comparisons, encoding, signals, standing, typed_dates  # noqa: F401, PLC0415  (models are known only now)
        from qcihungary.core.addresses import documents  # noqa: PLC0415
        from qcihungary.core.documents import opened  # noqa: PLC0415
        from qcihungary.core.documents.guarded_admin import guard_the_admin  # noqa: PLC0415
        from qcihungary.core.forms.limits import delete_old_locks  # noqa: PLC0415
        from qcihungary.core.forms.submissions import delete_old_submissions  # noqa: PLC0415
        from qcihungary.core.housekeeping import deletes_daily  # noqa: PLC0415
        from qcihungary.core.lazily import speak_lazily  # noqa: PLC0415
        from qcihungary.core.lists import admin_exports  # noqa: PLC0415
        from qcihungary.core.mail.outgoing import delete_old_mail  # noqa: PLC0415
        from qcihungary.core.stamps import renews_on  # noqa: PLC0415

        deletes_daily("Outgoing mail", delete_old_mail)
        deletes_daily("Locks of limits", delete_old_locks)
        deletes_daily("Traces of forms", delete_old_submissions)
        admin_exports.register()
        comparisons.register()
        encoding.register()
        typed_dates.register()
        standing.watch()
        speak_lazily()
        guard_the_admin()
        renews_on(Redirect)
        documents.register()
        opened.register()
