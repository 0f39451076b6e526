"""The consortium's records in the admin, under one menu entry."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from qcihungary.consortium.models import Funder, Member, WorkPackage
from qcihungary.core.choosers import RecordChooserViewSet
from qcihungary.core.desk.records import RecordViewSet


class MemberViewSet(RecordViewSet):
    """Members."""

    model = Member
    icon = "group"
    menu_name = "members"
    list_display = ("short_name", "name", "role")
    chooser_viewset_class = RecordChooserViewSet


class WorkPackageViewSet(RecordViewSet):
    """Work packages."""

    model = WorkPackage
    icon = "tasks"
    menu_name = "work-packages"
    list_display = ("code", "title", "lead")
    chooser_viewset_class = RecordChooserViewSet


class FunderViewSet(RecordViewSet):
    """Funders."""

    model = Funder
    icon = "pick"
    menu_name = "funders"
    list_display = ("name", "url")
    chooser_viewset_class = RecordChooserViewSet


class ConsortiumViewSetGroup(SnippetViewSetGroup):
    """Who is in the project, what they work on, who pays."""

    items = (MemberViewSet, WorkPackageViewSet, FunderViewSet)
    menu_icon = "globe"
    menu_label = _("Consortium")
    menu_name = "consortium"
    menu_order = 420


register_snippet(ConsortiumViewSetGroup)
