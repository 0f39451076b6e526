"""The emergency button: a document is withdrawn at once, without a publication, and comes back the same way."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, log

from qcihungary.core.documents.document import SiteDocument
from qcihungary.core.documents.rule import WITHDRAW

WITHDRAWN, GIVEN_BACK = "documents.withdraw", "documents.give_back"


def may_withdraw(user: Any) -> bool:
    """Whether somebody has the button."""
    return bool(user.has_perm(WITHDRAW))


def withdraw(document: SiteDocument, user: Any) -> None:
    """Take a document offline, wherever it is shown, and note who did it."""
    if document.withdrawn_at is None:
        document.withdrawn_at = timezone.now()
        document.save(update_fields=["withdrawn_at"])
        log(document, WITHDRAWN, user=user)


def give_back(document: SiteDocument, user: Any) -> None:
    """Undo it: what shows the document decides again."""
    if document.withdrawn_at is not None:
        document.withdrawn_at = None
        document.save(update_fields=["withdrawn_at"])
        log(document, GIVEN_BACK, user=user)


@hooks.register("register_log_actions")
def name_the_actions(actions: LogActionRegistry) -> None:
    """What the log calls them."""
    actions.register_action(WITHDRAWN, _("Withdraw at once"), _("Withdrawn at once: nobody outside can read it"))
    actions.register_action(GIVEN_BACK, _("Undo the withdrawal"), _("Withdrawal undone"))
