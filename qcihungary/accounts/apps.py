"""Accounts: people who sign in."""

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """Accounts."""

    name = "qcihungary.accounts"
    label = "accounts"
    verbose_name = _("Accounts")

    def ready(self) -> None:
        """Delete what has expired; bring in the roles after migrations, and whenever the site is prepared.

        The signal goes out for one app after the other. Only with the last one are the permissions of all there.
        """
        from wagtail.admin.views.account import NameEmailSettingsPanel  # noqa: PLC0415  (models are known only now)

        from qcihungary.accounts.attempts import delete_old_attempts  # noqa: PLC0415
        from qcihungary.accounts.forms import NamesForm  # noqa: PLC0415
        from qcihungary.accounts.rights.granting import bring_in, bring_in_after_migrations  # noqa: PLC0415
        from qcihungary.accounts.sessions import delete_old_sessions  # noqa: PLC0415
        from qcihungary.core.housekeeping import deletes_daily  # noqa: PLC0415
        from qcihungary.core.updates import updates_rows  # noqa: PLC0415

        NameEmailSettingsPanel.form_class = NamesForm
        last = [config for config in apps.get_app_configs() if config.models_module][-1]
        post_migrate.connect(bring_in_after_migrations, sender=last)
        updates_rows("Roles", bring_in)
        deletes_daily("Attempts to sign in", delete_old_attempts)
        deletes_daily("Sessions", delete_old_sessions)
