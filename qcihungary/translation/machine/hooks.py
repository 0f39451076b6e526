"""Where Wagtail's admin knows of drafts by machine."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from qcihungary.translation.machine.drafting import DRAFTED
from qcihungary.translation.machine.views import CONFIRMED, machine_confirm, machine_draft


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    """Two things to be done, and nothing to be looked at."""
    return [
        path("translation/<int:page_id>/machine-draft/", machine_draft, name="machine_draft"),
        path("translation/<int:page_id>/machine-draft/confirm/", machine_confirm, name="machine_confirm"),
    ]


@hooks.register("register_log_actions")
def name_them(actions: LogActionRegistry) -> None:
    """What the history of a page says of them."""
    actions.register_action(DRAFTED, _("Draft by machine"), _("Drafted by machine"))
    actions.register_action(CONFIRMED, _("Confirm a machine's draft"), _("A machine's draft confirmed"))
