"""A news article."""

from functools import cached_property
from typing import Any, ClassVar

from django.db import models
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from qcihungary.consortium.models import Member, ProjectFacts
from qcihungary.consortium.share import ShareLink, share_links
from qcihungary.core.blocks import BodyBlock, SourceBlock
from qcihungary.core.findable import FoundKind
from qcihungary.core.images import SiteImage
from qcihungary.core.outputs.pages import key_of
from qcihungary.core.outputs.registry import related_to
from qcihungary.core.pages import BasePage
from qcihungary.core.reading import reading_minutes
from qcihungary.news.neighbours import Neighbours
from qcihungary.news.queries import NewsManager
from qcihungary.news.structured_data import news_article
from qcihungary.news.tags import NewsTag
from qcihungary.news.timeline import Timeline

PREFIX = "news"
"""What the keys of articles begin with, for results that are linked with them."""


def today() -> Any:
    """The day it is in Budapest."""
    return timezone.localdate()


class NewsPage(BasePage):
    """Something that happened, or that is worth explaining. Comments are closed: there are none."""

    parent_page_types: ClassVar[list[str]] = ["news.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    shown_with = ("lead_image",)
    found_as = FoundKind.NEWS

    date = models.DateField(_("date"), default=today, db_index=True)
    author = models.ForeignKey(
        Member,
        verbose_name=_("posted by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The member that wrote it; empty for the project as a whole."),
    )
    lead_image = models.ForeignKey(
        SiteImage,
        verbose_name=_("lead image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Without one, a pattern is drawn from the title."),
    )
    lead_image_is_decorative = models.BooleanField(
        _("the lead image only decorates"), default=False, help_text=_("Screen readers leave it out then.")
    )
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)
    sources = StreamField(SourceBlock(), verbose_name=_("details and source of the cover image"), blank=True)
    tags = ParentalManyToManyField(NewsTag, verbose_name=_("tags"), blank=True, related_name="articles")

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("date"), FieldPanel("author")]),
        FieldPanel("lead_image"),
        FieldPanel("lead_image_is_decorative"),
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("sources")], heading=_("Details and source")),
        FieldPanel("tags", widget=CheckboxSelectMultiple),
    ]
    search_fields: ClassVar[list[index.BaseField]] = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.FilterField("date"),
    ]
    objects = NewsManager()

    class Meta:
        verbose_name = _("news article")
        verbose_name_plural = _("news articles")

    # --- facts

    @property
    def lead_description(self) -> str:
        """What is read out in the place of its lead image; nothing where that only decorates."""
        return self.lead_image.description if self.lead_image and not self.lead_image_is_decorative else ""

    @property
    def reading_minutes(self) -> int:
        """How long it takes to read."""
        return reading_minutes(self.body, self.text_language)

    @property
    def timeline(self) -> Timeline:
        """The order of the articles in its list."""
        return Timeline.of(self.path[: -self.steplen])

    @cached_property
    def tag_list(self) -> list[NewsTag]:
        """Its tags; those of a page as saved are in memory already."""
        if not self.is_as_saved:
            return list(self.tags.all())
        keys = self.timeline.tags_of.get(self.pk, [])
        return [tag for tag in NewsTag.known() if tag.pk in keys] if keys else []

    @property
    def output_key(self) -> str:
        """What results that are linked with it know it by."""
        return key_of(PREFIX, self.translation_key)

    @property
    def organisation(self) -> Member | None:
        """The member that posted it, while it is one; None stands for the project as a whole."""
        return Member.known().get(self.author_id or 0)

    def posted_by(self, facts: ProjectFacts) -> str:
        """The name of whoever posted it."""
        return self.organisation.name if self.organisation else facts.acronym

    def share_links(self, facts: ProjectFacts) -> list[ShareLink]:
        """Where a reader can pass it on."""
        return share_links(facts.share_targets, url=self.absolute_url, title=self.title, image=self.card_url)

    def structured_data(self, facts: ProjectFacts) -> dict[str, Any]:
        """The article as schema.org describes one."""
        return news_article(self, facts)

    # --- context

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The article and what stands around it."""
        context = super().get_context(request, *args, **kwargs)
        context["neighbours"] = Neighbours.of(self)
        context["results"] = related_to(self.output_key)
        return context
