"""Deliverables in the admin.

Who may do what is decided by Wagtail's own permissions of this model: ``deliverables.add_deliverable``,
``change_deliverable``, ``delete_deliverable``, ``view_deliverable``, ``publish_deliverable``, ``lock_deliverable`` and
``unlock_deliverable``. Whoever has ``change_deliverable`` may also read every document that ever belonged to one.
"""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet

from qcihungary.core.dates import long_date
from qcihungary.core.guarded_views import GuardedViewSet
from qcihungary.deliverables.importing.admin import ImportingIndexView, urls
from qcihungary.deliverables.models import Deliverable
from qcihungary.deliverables.vocabulary import CODED


class DeliverableFilterSet(WagtailFilterSet):
    """What an editor narrows the list by."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in CODED.items():
            self.filters[name].extra["choices"] = choices

    class Meta:
        model = Deliverable
        fields: ClassVar[list[str]] = ["work_package", "level", "state", "type", "lead"]


class DeliverableViewSet(GuardedViewSet):
    """The register, as its editors see it: drafts, sensitive ones and all."""

    model = Deliverable
    icon = "clipboard-list"
    menu_label = _("Deliverables")
    menu_name = "deliverables"
    menu_order = 405
    add_to_admin_menu = True
    ordering = ("work_package__number", "index")
    list_per_page = 50
    index_view_class = ImportingIndexView
    filterset_class = DeliverableFilterSet
    list_display = (
        "number",
        "title",
        "level",
        "state",
        Column("due", label=_("Due"), accessor=lambda record: long_date(record.due_date)),
        Column("progress", label=_("Stands"), accessor=lambda record: record.progress.label),
    )


register_snippet(DeliverableViewSet)
hooks.register("register_admin_urls", urls)
