"""The glossary in the admin.

Who may do what is decided by Wagtail's own permissions of this model: ``glossary.add_glossaryterm`` and its like.
"""

from typing import ClassVar

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.models import register_snippet

from qcihungary.core.choosers import RecordChooserViewSet
from qcihungary.core.desk.records import RecordViewSet
from qcihungary.glossary.models import GlossaryTerm
from qcihungary.glossary.panel import AGAIN, panel_again


class GlossaryTermViewSet(RecordViewSet):
    """The terms, public or not."""

    model = GlossaryTerm
    icon = "openquote"
    menu_label = _("Glossary")
    menu_name = "glossary"
    menu_order = 425
    add_to_admin_menu = True
    list_per_page = 100
    list_display = ("term_en", "term_hu", "abbreviation", BooleanColumn("is_public", label=_("Public")))
    list_filter: ClassVar[list[str]] = ["is_public"]
    chooser_viewset_class = RecordChooserViewSet


@hooks.register("register_admin_urls")
def register_addresses() -> list[URLPattern]:
    """What the panel beside a form asks for once the form has saved itself."""
    return [path("glossary/<int:pk>/beside/", panel_again, name=AGAIN)]


register_snippet(GlossaryTermViewSet)
