"""Desks in the admin: one for each event that takes registrations."""

import uuid
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import Button

from qcihungary.core.dates import clock, last_moment, long_date, long_datetime
from qcihungary.core.desk.stale_forms import CarefulForm
from qcihungary.core.panels import side_by_side
from qcihungary.training.event import EventPage
from qcihungary.training.registration import places
from qcihungary.training.registration.admin.deleting import DeskDeleteView
from qcihungary.training.registration.admin.permissions import may_read
from qcihungary.training.registration.desk import MOST_QUESTIONS, RegistrationDesk
from qcihungary.training.registration.events import take_times, titles_of
from qcihungary.training.registration.standing import COUNTS
from qcihungary.training.registration.vocabulary import DETAILS, State

PEOPLE = "registrations"
"""The name of the address at which the people of a desk are listed."""


class DeskForm(CarefulForm):
    """A desk, with its questions."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["closes_at"].help_text = _(
            "Budapest time. Empty: when the event begins. 00:00 is the beginning of a day: it is shown as 24:00 of the "
            "day before."
        )
        is_made = self.instance.pk is not None
        keys = [self.instance.event_key] if is_made else events_without_desk()
        choices = sorted(((key, title) for key, title in titles_of(keys).items()), key=lambda pair: pair[1])
        self.fields["event_key"] = forms.TypedChoiceField(
            label=_("Event"),
            coerce=uuid.UUID,
            choices=choices or [(key, "–") for key in keys],
            disabled=is_made,
            help_text=_("Both languages lead to the same registration, for the same places."),
        )


def events_without_desk() -> list[uuid.UUID]:
    """The events that have none yet."""
    taken = RegistrationDesk.objects.values("event_key")
    return list(
        EventPage.objects.exclude(translation_key__in=taken).values_list("translation_key", flat=True).distinct()
    )


WHAT_IS_ASKED = _(
    "Name, e-mail address and consent are always asked. Ask for nothing that you don’t need: every field tells "
    "visitors why it is asked."
)
OWN_QUESTIONS = [
    side_by_side("text"),
    FieldRowPanel([FieldPanel("kind"), FieldPanel("is_required")]),
    side_by_side("choices"),
]
EDIT_HANDLER = ObjectList(
    [
        FieldPanel("event_key"),
        FieldPanel("is_on"),
        MultiFieldPanel([FieldPanel("capacity"), FieldPanel("has_waiting_list")], heading=_("Places")),
        FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at")], heading=_("When one can register")),
        MultiFieldPanel(
            [FieldPanel(detail.setting) for detail in DETAILS], heading=_("What is asked"), help_text=WHAT_IS_ASKED
        ),
        InlinePanel(
            "questions",
            heading=_("Questions of your own"),
            label=_("Question"),
            max_num=MOST_QUESTIONS,
            panels=OWN_QUESTIONS,
        ),
        side_by_side("note"),
        FieldPanel("retention_days"),
    ],
    base_form_class=DeskForm,
)


class DeskIndexView(generic.IndexView):
    """All desks, the latest event first."""

    def get_base_queryset(self) -> QuerySet[RegistrationDesk]:
        """With their counts."""
        desks: QuerySet[RegistrationDesk] = super().get_base_queryset()
        return desks.annotate(**COUNTS)

    def decorate_paginated_queryset(self, desks: Any) -> list[RegistrationDesk]:
        """With the titles of their events, by one query."""
        shown = list(desks)
        titles = titles_of(desk.event_key for desk in shown)
        for desk in shown:
            desk.title = titles.get(desk.event_key, "–")
        return shown

    def get_list_buttons(self, instance: RegistrationDesk) -> list[Button]:
        """The way to the people, in sight, before Wagtail's „…”."""
        buttons: list[Button] = super().get_list_buttons(instance)
        if may_read(self.request.user):
            url = reverse(PEOPLE, args=[instance.pk])
            buttons.insert(0, Button(_("Registrations"), url=url, icon_name="group", priority=5))
        return buttons


class Settling:
    """What is mixed into the views that save a desk."""

    form: Any
    request: HttpRequest

    def save_instance(self) -> RegistrationDesk:
        """Save, take the event's times, and give away what places there are now."""
        take_times(self.form.instance)
        desk: RegistrationDesk = super().save_instance()  # type: ignore[misc]  # of the view that it is mixed into
        if moved := places.settle(desk):
            told = ngettext(
                "%(num)d person moved up from the waiting list, and was written to.",
                "%(num)d people moved up from the waiting list, and were written to.",
                moved,
            )
            messages.info(self.request, told % {"num": moved})
        return desk


class DeskCreateView(Settling, generic.CreateView):
    """A new desk."""

    def get_initial_form_instance(self) -> RegistrationDesk | None:
        """For the event that the address names, as its form's button does."""
        try:
            return RegistrationDesk(event_key=uuid.UUID(self.request.GET.get("event", "")))
        except ValueError:
            return None


class DeskEditView(Settling, generic.EditView):
    """A desk that is there."""


def of_capacity(desk: Any) -> str:
    """„12/30”, or how many there are of as many as come."""
    taken = desk.confirmed + desk.head_count.get(State.CONFIRMED, 0)
    return f"{taken}/{desk.capacity}" if desk.capacity is not None else str(taken)


def beginning(desk: RegistrationDesk) -> str:
    """When the event begins; of one that takes whole days, on which day."""
    begins = desk.event_starts_at
    return long_date(begins) if clock(begins) == "00:00" else long_datetime(begins)


def closing(desk: RegistrationDesk) -> str:
    """Until when one can register: at the latest until the event begins."""
    return last_moment(desk.closes_at or desk.event_starts_at) or "–"


class DeskViewSet(ModelViewSet):
    """All of it."""

    model = RegistrationDesk
    name = "registration_desks"
    url_prefix = "registration"
    icon = "group"
    menu_label = _("Registration")
    menu_name = "registration"
    menu_order = 408
    add_to_admin_menu = True
    ordering = ("-event_starts_at", "pk")
    edit_handler = EDIT_HANDLER
    index_view_class = DeskIndexView
    add_view_class = DeskCreateView
    edit_view_class = DeskEditView
    delete_view_class = DeskDeleteView
    delete_template_name = "training/registration_desk_delete.html"
    copy_view_enabled = False
    list_display: ClassVar[list[Any]] = [
        "__str__",
        Column("starts", label=_("Begins"), accessor=beginning),
        Column("is_on", label=_("Takes registrations"), accessor=lambda desk: _("yes") if desk.is_on else _("no")),
        Column("closes", label=_("Closes"), accessor=closing),
        Column("places", label=_("Places"), accessor=of_capacity),
        Column("waiting", label=_("Waiting"), accessor="waiting"),
    ]
