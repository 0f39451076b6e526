"""The form of a publication, in tabs."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)

from qcihungary.core.outputs.related import RelatedPanel
from qcihungary.core.panels import side_by_side


def what() -> ObjectList:
    """What it is, and who wrote it."""
    return ObjectList(
        [
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
