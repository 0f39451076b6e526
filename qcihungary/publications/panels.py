"""The form of a publication, in tabs."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    TabbedInterface,
)

from qcihungary.core.outputs.related import RelatedPanel
from qcihungary.core.panels import side_by_side


class ConcernsPanel(Panel):
    """What the watch list says of the publication on the form; nothing where that is nothing."""

    class BoundPanel(Panel.BoundPanel):
        """The panel on one form."""

        template_name = "publications/concerns.html"

        def __init__(self, **kwargs: Any) -> None:
            from qcihungary.publications.watch import concerns_of  # noqa: PLC0415  (it imports the record)

            super().__init__(**kwargs)
            self.findings = concerns_of(self.instance) if self.instance.pk else []

        def is_shown(self) -> bool:
            """Whether there is anything to mend."""
            return bool(self.findings)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """The findings."""
            return {**super().get_context_data(parent_context), "findings": self.findings}


def what() -> ObjectList:
    """What it is, and who wrote it."""
    return ObjectList(
        [
            ConcernsPanel(),
            FieldRowPanel([FieldPanel("type"), FieldPanel("language")]),
            FieldPanel("original_title"),
            FieldPanel("hungarian_title"),
            InlinePanel(
                "authorships",
                heading=_("Authors, in their order"),
                label=_("Author"),
                panels=[
                    FieldRowPanel([FieldPanel(name) for name in ("family", "given", "orcid")]),
                    FieldRowPanel([FieldPanel("member", widget=forms.Select), FieldPanel("role")]),
                ],
                classname="publication-authors",
            ),
        ],
        heading=_("Publication"),
    )


def where() -> ObjectList:
    """Where and when it appeared, and its identifiers."""
    return ObjectList(
        [
            MultiFieldPanel(
                [
                    FieldPanel("venue"),
                    FieldRowPanel([FieldPanel(name) for name in ("volume", "issue", "pages", "article_number")]),
                    FieldPanel("publisher"),
                ],
                heading=_("Appeared in"),
            ),
            FieldRowPanel([FieldPanel("year"), FieldPanel("month"), FieldPanel("date")], heading=_("When")),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("doi"), FieldPanel("arxiv_id")]),
                    FieldRowPanel([FieldPanel("issn"), FieldPanel("isbn"), FieldPanel("mtmt_id")]),
                    FieldPanel("url"),
                ],
                heading=_("Identifiers"),
            ),
        ],
        heading=_("Appearance"),
    )


def about() -> ObjectList:
    """What readers find it by."""
    return ObjectList(
        [
            side_by_side("abstract"),
            side_by_side("keywords"),
            FieldPanel("work_packages", widget=forms.CheckboxSelectMultiple),
            RelatedPanel(),
        ],
        heading=_("Content"),
    )


def access() -> ObjectList:
    """Who may read it, and what the grant agreement asks for."""
    return ObjectList(
        [
            FieldRowPanel([FieldPanel("access"), FieldPanel("licence")]),
            FieldPanel("repository_url"),
            FieldPanel("document"),
            FieldRowPanel([FieldPanel("grant_acknowledged"), FieldPanel("grant_known_from")]),
            FieldPanel("peer_reviewed"),
        ],
        heading=_("Access and grant"),
    )


EDIT_HANDLER = TabbedInterface([what(), where(), about(), access()])
