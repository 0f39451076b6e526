"""What a home page is composed of."""

from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks

from qcihungary.core.alternates import in_reader_language
from qcihungary.core.audience import may_link
from qcihungary.core.blocks.pages import ChosenPageBlock
from qcihungary.core.blocks.text import CallToActionBlock, FactBoxBlock, QuoteBlock, TextBlock
from qcihungary.core.pages import ListingPage
from qcihungary.core.teasers import Teaser


class SectionValue(blocks.StructValue):
    """A section of the site, with the first few things in it, in the reader's language."""

    @cached_property
    def page(self) -> ListingPage | None:
        """The section's front page, in the reader's language if it is there and they may read it."""
        chosen = self.get("section")
        page = in_reader_language(chosen) if chosen else None
        return page if isinstance(page, ListingPage) and may_link(page) else None

    @cached_property
    def teasers(self) -> list[Teaser]:
        """The first few things in it."""
        return self.page.teasers(self.get("count") or 3) if self.page else []


class SectionBlock(blocks.StructBlock):
    """What is newest in a section."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=120)
    section = ChosenPageBlock(
        label=pgettext_lazy("part of the site", "Section"),
        page_type=[
            "news.NewsIndexPage",
            "training.TrainingIndexPage",
            "results.ResultsIndexPage",
            "deliverables.DeliverablesIndexPage",
            "publications.PublicationsIndexPage",
            "results.OtherResultsIndexPage",
        ],
    )
    count = blocks.IntegerBlock(label=_("How many"), default=3, min_value=1, max_value=12)
    empty_text = blocks.CharBlock(
        label=_("If there is nothing yet"),
        max_length=200,
        required=False,
        help_text=_("Said instead of an empty place."),
    )

    def get_preview_value(self) -> Any:
        """The first section that there is, so that the preview shows real things."""
        value = super().get_preview_value()
        sections = (model.objects.live().first() for model in self.child_blocks["section"].target_models)
        value["section"] = next(filter(None, sections), None)
        return value

    class Meta:
        icon = "list-ul"
        label = _("From a section")
        description = _("The newest things in a section: news, events, results.")
        template = "blocks/section.html"
        value_class = SectionValue
        preview_value: dict[str, Any] = {
            "heading": _("News"),
            "section": None,
            "count": 3,
            "empty_text": _("The first news will appear here."),
        }


class MembersBlock(blocks.StructBlock):
    """Who is in the project."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=120)

    class Meta:
        icon = "group"
        label = _("Consortium members")
        description = _("The members of the consortium with their logos, from the records.")
        template = "blocks/members.html"
        preview_value: dict[str, Any] = {"heading": _("Consortium members")}


class HomeBlock(blocks.StreamBlock):
    """Everything that a home page can be composed of."""

    section = SectionBlock()
    members = MembersBlock()
    text = TextBlock()
    fact_box = FactBoxBlock()
    quote = QuoteBlock()
    call_to_action = CallToActionBlock()
