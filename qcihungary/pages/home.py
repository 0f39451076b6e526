"""The home page."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from qcihungary.consortium.models import Funder, Member, ProjectFacts
from qcihungary.consortium.structured_data import research_project
from qcihungary.core.pages import BasePage
from qcihungary.pages.blocks import HomeBlock


class HomePage(BasePage):
    """What the project is, what is new, what is coming, what it has produced, who is in it. One per language."""

    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    max_count_per_parent = 2

    statement = models.TextField(
        _("the project in one sentence"),
        max_length=300,
        blank=True,
        help_text=_("The first thing that a visitor reads. Empty: the sentence from the project's facts."),
    )
    body = StreamField(HomeBlock(), verbose_name=_("sections"), blank=True)

    content_panels: ClassVar[list[Any]] = [*BasePage.content_panels, FieldPanel("statement"), FieldPanel("body")]
    search_fields: ClassVar[list[index.BaseField]] = [*BasePage.search_fields, index.SearchField("statement")]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def structured_data(self, facts: ProjectFacts, members: list[Member], funders: list[Funder]) -> dict[str, Any]:
        """The project as schema.org describes one."""
        return research_project(facts, members, funders)
