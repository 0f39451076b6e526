"""Accounts: people who sign in."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """Accounts."""

    name = "qcihungary.accounts"
    label = "accounts"
    verbose_name = _("Accounts")
