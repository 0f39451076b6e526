"""The people of a desk as a table to save. ``core.lists.tables`` keeps spreadsheets from running what people typed."""

import datetime
from collections.abc import Callable

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from qcihungary.core.lists.tables import Cell, download
from qcihungary.training.registration.countries import country_name
from qcihungary.training.registration.desk import RegistrationDesk
from qcihungary.training.registration.forms import answers_in_words
from qcihungary.training.registration.registrations import Registration

FORMATS = ("xlsx", "csv")


def moment(value: datetime.datetime | None) -> str:
    """A moment in Budapest's time, to the minute."""
    return timezone.localtime(value).strftime("%Y-%m-%d %H:%M") if value else ""


def came(registration: Registration) -> str:
    """Whether somebody came, where that is known."""
    return {True: gettext("yes"), False: gettext("no"), None: ""}[registration.has_attended]


COLUMNS: dict[str, tuple[object, Callable[[Registration], Cell]]] = {
    "name": (_("Name"), lambda one: one.name),
    "email": (_("E-mail address"), lambda one: one.email),
    "state": (_("State"), lambda one: one.get_state_display()),
    "language": (_("Language"), lambda one: one.language),
    "affiliation": (_("Organisation or school"), lambda one: one.affiliation),
    "country": (_("Country"), lambda one: country_name(one.country)),
    "role": (_("What you do"), lambda one: one.get_role_display()),
    "level": (_("What you know of the subject"), lambda one: one.get_level_display()),
    "diet": (_("Dietary needs"), lambda one: one.diet),
    "access": (_("What you need to take part"), lambda one: one.access),
}
AFTERWARDS: dict[str, tuple[object, Callable[[Registration], Cell]]] = {
    "registered": (_("Registered"), lambda one: moment(one.registered_at)),
    "came": (_("Came"), came),
    "consent": (_("Version of the consent"), lambda one: one.consent_version),
    "consented": (_("Agreed at"), lambda one: moment(one.consented_at)),
}
ALWAYS = ("name", "email", "state", "language")


def export(desk: RegistrationDesk, extension: str) -> HttpResponse:
    """Everybody who registered, with what the desk asks, in the editor's language."""
    asked = {detail.name for detail, _is_required in desk.details}
    before = [column for name, column in COLUMNS.items() if name in ALWAYS or name in asked]
    questions, language = list(desk.questions.all()), get_language() or "en"
    header = [str(label) for label, _cell in before]
    header += [question.text for question in questions] + [str(label) for label, _cell in AFTERWARDS.values()]
    rows = (
        [
            *(cell(one) for _label, cell in before),
            *answers_in_words(one, questions, language),
            *(cell(one) for _label, cell in AFTERWARDS.values()),
        ]
        for one in desk.registrations.all()
    )
    return download(f"registrations-{desk.pk}", extension, header, rows)
