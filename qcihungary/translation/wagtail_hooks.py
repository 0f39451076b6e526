"""Where Wagtail's admin shows translations."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

import qcihungary.translation.buttons
import qcihungary.translation.copying
import qcihungary.translation.desk
import qcihungary.translation.expiry_hooks
import qcihungary.translation.lockstep_hooks
import qcihungary.translation.machine.hooks
import qcihungary.translation.matrix.hooks
import qcihungary.translation.side_by_side
import qcihungary.translation.together_hooks  # noqa: F401  (its hooks)
from qcihungary.core.desk.editor import register_side_panel
from qcihungary.translation.marks import MARK
from qcihungary.translation.panel import TranslationSidePanel, side_panel
from qcihungary.translation.same_view import SAME, reads_the_same
from qcihungary.translation.views import mark_parts, part_to_copy

register_side_panel(side_panel, lambda: TranslationSidePanel)


@hooks.register("register_admin_urls")
def register_addresses() -> list[URLPattern]:
    """What the panel asks for."""
    return [
        path("translations/<int:pk>/mark/", mark_parts, name="translation_mark"),
        path("translations/<int:pk>/part/", part_to_copy, name="translation_part"),
        path("translations/<int:pk>/same/", reads_the_same, name="translation_same"),
    ]


@hooks.register("register_icons")
def register_icons(icons: list[str]) -> list[str]:
    """Two speakers: the icon of translation."""
    return [*icons, "translation/icons/translation.svg"]


@hooks.register("register_log_actions")
def name_the_marks(actions: LogActionRegistry) -> None:
    """What the history of a page says of what was marked."""
    actions.register_action(MARK, _("Mark translation as up to date"), _("Translation marked as up to date"))
    actions.register_action(SAME, _("Say that it reads the same"), _("Said to read the same in both languages"))
