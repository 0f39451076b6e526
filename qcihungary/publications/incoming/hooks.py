"""Where the admin finds the views: their addresses, and the button above the list of publications."""

from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.snippets.views.snippets import IndexView

from qcihungary.publications.incoming import views


@hooks.register("register_admin_urls")
def register_addresses() -> list[URLPattern | URLResolver]:
    """Their addresses below ``/admin/publications/``."""
    patterns = [
        path("add-by-identifier/", views.start, name="start"),
        path("add-by-identifier/<uuid:key>/", views.preview, name="preview"),
    ]
    return [path("publications/", include((patterns, "publications_incoming")))]


class IncomingIndexView(IndexView):
    """The admin's list of publications, with the button that leads to the form."""

    @property
    def header_buttons(self) -> list[Button]:
        """Wagtail's, and ours for whoever may add."""
        buttons: list[Button] = super().header_buttons
        if not views.may(self.request.user, "add"):
            return buttons
        ours = HeaderButton(
            label=_("Add by identifier"), url=reverse("publications_incoming:start"), icon_name="download"
        )
        return [*buttons, ours]
