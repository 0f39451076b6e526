"""The form of another result: what every kind has, then what fits some kinds only."""

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel

from qcihungary.core.outputs.related import RelatedPanel

RESULT_PANELS = [
    FieldRowPanel([FieldPanel("kind"), FieldPanel("date")]),
    FieldPanel("creators"),
    FieldPanel("members", widget=CheckboxSelectMultiple),
    FieldPanel("work_packages", widget=CheckboxSelectMultiple),
    FieldPanel("body"),
    FieldPanel("document"),
    MultiFieldPanel(
        [
            HelpPanel(_("Fill in what this kind has: a patent has no licence, a data set has no venue.")),
            FieldPanel("repository"),
            FieldRowPanel([FieldPanel("licence"), FieldPanel("version")]),
            FieldPanel("doi"),
            FieldRowPanel([FieldPanel("patent_number"), FieldPanel("patent_office")]),
            FieldRowPanel([FieldPanel("standard_body"), FieldPanel("standard_number")]),
            FieldPanel("venue"),
        ],
        heading=_("Particulars of its kind"),
    ),
    RelatedPanel(),
]
