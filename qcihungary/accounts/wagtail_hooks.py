"""What the log says of accounts."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from qcihungary.accounts.invitations import INVITED


@hooks.register("register_log_actions")
def name_the_actions(actions: LogActionRegistry) -> None:
    """An invitation was sent."""
    actions.register_action(INVITED, _("Invite somebody"), _("Invited"))
