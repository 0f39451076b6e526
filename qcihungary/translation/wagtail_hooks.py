"""Where Wagtail's admin shows translations."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

import qcihungary.translation.lockstep_hooks
import qcihungary.translation.matrix.hooks
import qcihungary.translation.together_hooks  # noqa: F401  (its hooks)
from qcihungary.translation.marks import MARK


@hooks.register("register_log_actions")
def name_the_mark(actions: LogActionRegistry) -> None:
    """What the history of a page says of it."""
    actions.register_action(MARK, _("Mark translation as up to date"), _("Translation marked as up to date"))
