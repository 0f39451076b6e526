"""The About page."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from qcihungary.consortium.models import Funder, Member, ProjectFacts, WorkPackage
from qcihungary.consortium.structured_data import research_project
from qcihungary.core.blocks import BodyBlock
from qcihungary.core.pages import BasePage


class AboutPage(BasePage):
    """What the project is about, told by editors; its facts, members and work packages, from the records."""

    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = ["pages.StandardPage"]
    max_count_per_parent = 1

    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)

    content_panels: ClassVar[list[Any]] = [*BasePage.content_panels, FieldPanel("body")]
    search_fields: ClassVar[list[index.BaseField]] = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("about page")
        verbose_name_plural = _("about pages")

    def structured_data(self, facts: ProjectFacts, members: list[Member], funders: list[Funder]) -> dict[str, Any]:
        """The project as schema.org describes one."""
        return research_project(facts, members, funders)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The page and the work packages."""
        context = super().get_context(request, *args, **kwargs)
        context["work_packages"] = list(WorkPackage.objects.filter(live=True).select_related("lead"))
        return context
