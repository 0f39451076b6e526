"""The form of an event: what and when first, what came of it last."""

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel

from qcihungary.training.registration.panel import RegistrationPanel

EVENT_PANELS = [
    HelpPanel(
        _(
            "An event is one thing in both languages. When you publish it, the kind, times, place, people, programme, "
            "price, materials and the number of participants are brought to its page in the other language; the texts "
            "and the recordings stay as they are there."
        )
    ),
    FieldPanel("kind"),
    MultiFieldPanel(
        [FieldRowPanel([FieldPanel("start"), FieldPanel("end")]), FieldPanel("all_day")],
        heading=pgettext_lazy("of an event", "When"),
    ),
    MultiFieldPanel([FieldPanel("status"), FieldPanel("status_note")], heading=_("If something changes")),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("place_en"), FieldPanel("place_hu")]),
            FieldPanel("address"),
            FieldPanel("online_url"),
        ],
        heading=pgettext_lazy("of an event", "Where"),
    ),
    FieldPanel("body"),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("spoken_language"), FieldPanel("level"), FieldPanel("hours")]),
            FieldPanel("audience"),
            FieldRowPanel([FieldPanel("price"), FieldPanel("currency")]),
            FieldPanel("price_note"),
        ],
        heading=_("For whom"),
    ),
    FieldPanel("members", widget=CheckboxSelectMultiple),
    FieldPanel("speakers"),
    FieldPanel("programme"),
    FieldPanel("materials"),
    FieldPanel("recordings"),
    RegistrationPanel(heading=_("Registration")),
    MultiFieldPanel([FieldPanel("participants"), FieldPanel("report")], heading=_("Afterwards")),
]
