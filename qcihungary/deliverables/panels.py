"""The form of deliverables, in tabs as an editor asks: what is it, where does it stand, what can be read."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)

from qcihungary.core.outputs.related import RelatedPanel
from qcihungary.core.panels import side_by_side
from qcihungary.deliverables.forms import DeliverableForm

WHAT_IT_IS = ObjectList(
    [
        FieldRowPanel([FieldPanel("work_package"), FieldPanel("index")], heading=_("Number")),
        side_by_side("title"),
        MultiFieldPanel([FieldPanel("level"), FieldPanel("list_publicly")], heading=_("Who may read it")),
        FieldRowPanel([FieldPanel("type"), FieldPanel("lead")]),
        side_by_side("description"),
        side_by_side("keywords"),
    ],
    heading=_("What it is"),
)
DATES = ObjectList(
    [
        HelpPanel(template="deliverables/due.html"),
        FieldRowPanel([FieldPanel("due_month"), FieldPanel("state")]),
        FieldRowPanel([FieldPanel("drafted_on"), FieldPanel("submitted_on"), FieldPanel("approved_on")]),
    ],
    heading=_("Dates and state"),
)
FILES = ObjectList(
    [
        HelpPanel(template="deliverables/examinations.html"),
        InlinePanel("files", heading=_("Files"), label=_("File")),
    ],
    heading=_("Files"),
)
LINKS = ObjectList([FieldPanel("doi"), RelatedPanel()], heading=pgettext_lazy("a deliverable", "Links"))

EDIT_HANDLER = TabbedInterface([WHAT_IT_IS, DATES, FILES, LINKS], base_form_class=DeliverableForm)
