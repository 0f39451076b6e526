"""Where the import is in the admin: its address, and the button above the list of deliverables."""

from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import pgettext
from wagtail.admin.widgets.button import HeaderButton
from wagtail.snippets.views.snippets import IndexView

from qcihungary.deliverables.importing.views import ImportView, may_import

NAME = "import_deliverables"


def urls() -> list[URLPattern]:
    """For the hook ``register_admin_urls``."""
    return [path("deliverables/import/", ImportView.as_view(), name=NAME)]


class ImportingIndexView(IndexView):
    """The list of deliverables, with a button that leads to the import."""

    def get_header_buttons(self) -> list[Any]:
        """The button stands beside the one that adds a deliverable."""
        buttons: list[Any] = super().get_header_buttons()
        if may_import(self.request.user):
            buttons.append(
                HeaderButton(pgettext("deliverables", "Import"), url=reverse(NAME), icon_name="upload", priority=20)
            )
        return buttons
