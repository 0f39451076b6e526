"""Wagtail's app of users, with views of ours: its documented way to change them."""

from wagtail.users.apps import WagtailUsersAppConfig


class SiteUsersConfig(WagtailUsersAppConfig):
    """Stands in INSTALLED_APPS in the place of ``wagtail.users``."""

    user_viewset = "qcihungary.accounts.users.views.SiteUserViewSet"
