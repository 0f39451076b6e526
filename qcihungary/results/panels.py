"""The form of another result: what every kind has, then what fits some kinds only, under the names of those kinds."""

from django.forms import CheckboxSelectMultiple
from django.utils.functional import lazystr
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel

from qcihungary.core.outputs.related import RelatedPanel
from qcihungary.results.vocabulary import FITTING, ResultKind


class KindNames:
    """The kinds that some fields fit, told in the editor's language."""

    def __init__(self, *fields: str) -> None:
        self.fields = frozenset(fields)

    def __str__(self) -> str:
        return ", ".join(str(kind.label) for kind in ResultKind if self.fields <= FITTING[kind])


def for_kinds(*fields: str) -> MultiFieldPanel:
    """Fields that the same kinds have, side by side."""
    return MultiFieldPanel([FieldRowPanel([FieldPanel(name) for name in fields])], heading=lazystr(KindNames(*fields)))


RESULT_PANELS = [
    HelpPanel(
        _(
            "A result is one thing in both languages. When you publish it, the creators, members, work packages, date, "
            "identifiers, licence and links are brought to its page in the other language; the texts, the file and the "
            "names of places stay as they are there."
        )
    ),
    FieldRowPanel([FieldPanel("kind"), FieldPanel("date")]),
    FieldPanel("creators"),
    FieldPanel("members", widget=CheckboxSelectMultiple),
    FieldPanel("work_packages", widget=CheckboxSelectMultiple),
    FieldPanel("body"),
    FieldPanel("document"),
    HelpPanel(_("Below, fill in what stands under the kind that you chose, and leave the rest empty.")),
    for_kinds("repository", "doi", "licence"),
    for_kinds("version"),
    for_kinds("patent_number", "patent_office"),
    for_kinds("standard_body", "standard_number"),
    for_kinds("venue"),
    RelatedPanel(),
]
