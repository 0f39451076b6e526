"""Where registration meets Wagtail's admin. Imported by training's ``wagtail_hooks``."""

from typing import Any

from django.urls import URLPattern, path, re_path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from qcihungary.training.registration.admin import asking, choosing, people, permissions, writing
from qcihungary.training.registration.admin.desks import PEOPLE, DeskViewSet
from qcihungary.training.registration.telling import EXPORT, LETTER


@hooks.register("register_admin_viewset")
def register_desks() -> DeskViewSet:
    """``/admin/registration/``."""
    return DeskViewSet()


@hooks.register("register_admin_urls")
def register_addresses() -> list[URLPattern]:
    """The people of each desk, below it."""
    return [
        path("registration/people/<int:pk>/", people.people, name=PEOPLE),
        path("registration/people/<int:pk>/attendance/", people.attendance, name="registration_attendance"),
        path("registration/people/<int:pk>/write/", writing.write, name="registration_write"),
        re_path(
            r"^registration/people/(?P<pk>\d{1,18})/export\.(?P<extension>xlsx|csv)$",
            people.download,
            name="registration_export",
        ),
        path("registration/people/<int:pk>/cancel/<int:registration>/", people.cancel, name="registration_cancel"),
    ]


@hooks.register("register_permissions")
def register_permissions() -> Any:
    """What administrators can give to a group beside the permissions for desks."""
    return permissions.grantable()


@hooks.register("register_log_actions")
def name_the_actions(actions: LogActionRegistry) -> None:
    """What the log says of work with people's data."""
    actions.register_action(EXPORT, _("Export registrations"), _("Registrations exported"))
    actions.register_action(LETTER, _("Write to those registered"), _("Those registered were written to"))


asking.watch()
choosing.watch()
