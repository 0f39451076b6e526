"""The public form, made for each desk: what is fixed, what the editor chose, and the questions of their own."""

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from django import forms
from django.http import HttpRequest
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from qcihungary.core.forms.base import PublicForm
from qcihungary.core.forms.fields import Line, MailAddress, Prose
from qcihungary.core.forms.seals import Seal
from qcihungary.core.forms.submissions import Claim, FormSubmission
from qcihungary.training.registration import countries
from qcihungary.training.registration.consent import Consent
from qcihungary.training.registration.desk import Question, RegistrationDesk
from qcihungary.training.registration.registrations import LONGEST_LINE, LONGEST_NAME, LONGEST_TEXT, Registration
from qcihungary.training.registration.vocabulary import Detail, Level, QuestionKind, Role

YES, NO = "yes", "no"
ANSWER = "question-"
"""What the names of fields of own questions begin with; the question's identifier follows."""


class DetailsForm(PublicForm):
    """What somebody says of themselves, and can still change later."""

    full_name = Line(
        label=_("Name"),
        max_length=LONGEST_NAME,
        help_text=_("As it should stand on the list of participants."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def __init__(self, desk: RegistrationDesk, request: HttpRequest, **options: Any) -> None:
        super().__init__(request, **options)
        self.desk = desk
        self.questions = list(desk.questions.all())
        for detail, is_required in desk.details:
            self.fields[detail.name] = detail_field(detail, is_required=is_required)
        for question in self.questions:
            self.fields[f"{ANSWER}{question.uid}"] = question_field(question)

    @property
    def details(self) -> dict[str, Any]:
        """What it says, by the fields of a registration."""
        said = {detail.name: self.cleaned_data[detail.name] for detail, _is_required in self.desk.details}
        answers = {
            str(question.uid): answer
            for question in self.questions
            if (answer := self.cleaned_data[f"{ANSWER}{question.uid}"])
        }
        return {"name": self.cleaned_data["full_name"], **said, "answers": answers}


class ChangeForm(DetailsForm):
    """The form with which one changes that. Whoever has the link is no robot, and may be quick."""

    most_per_hour: ClassVar[int] = 30
    words_for_too_many: ClassVar[Any] = _("Much was changed within the last hour. Please try again later.")
    shortest: ClassVar[int] = 0
    shortest_without_work: ClassVar[int] = 0
    asks_for_work = False

    def __init__(self, registration: Registration, request: HttpRequest) -> None:
        self.name = f"registration-change-{registration.pk}"
        said = {**details_of(registration), **answers_of(registration)}
        super().__init__(registration.desk, request, initial=said)

    def count(self) -> Claim:
        """Count it among those by the same link, from wherever. One that is sent again may say something else."""
        return FormSubmission.claim(Seal.new(self.name), "", self.most_per_hour)


class RegistrationForm(DetailsForm):
    """The form with which one registers."""

    most_per_hour: ClassVar[int] = 60
    """A whole class may register from the one address of its school."""

    email = MailAddress(
        label=_("E-mail address"),
        help_text=_("The confirmation goes there, with a link for changing or cancelling."),
    )
    consent = forms.BooleanField()

    def __init__(self, desk: RegistrationDesk, request: HttpRequest, **options: Any) -> None:
        self.name = f"registration-{desk.pk}"  # a form for each desk: seals and counts are its own
        super().__init__(desk, request, **options)
        self.asked_consent = Consent.to(desk)
        consent = self.fields["consent"]
        consent.label, consent.help_text = _("I agree to this use of my data"), self.asked_consent.text
        consent.error_messages["required"] = _("Without your consent we can’t register you.")
        self.order_fields([*(name for name in self.fields if name != "consent"), "consent"])

    def clean_email(self) -> str:
        """An address is one however it is capitalised."""
        address: str = self.cleaned_data["email"].lower()
        return address


def detail_field(detail: Detail, *, is_required: bool) -> forms.Field:
    """The field of something out of the fixed set."""
    common: dict[str, Any] = {"label": detail.label, "help_text": detail.purpose, "required": is_required}
    match detail.name:
        case "country":
            return choice_field(countries.choices(), **common)
        case "role":
            return choice_field(Role.choices, **common)
        case "level":
            return choice_field(Level.choices, **common)
        case "access":
            return prose(**common)
        case "affiliation":
            return line(widget=forms.TextInput(attrs={"autocomplete": "organization"}), **common)
        case _:
            return line(**common)


def question_field(question: Question) -> forms.Field:
    """The field of a question of the organisers' own."""
    common: dict[str, Any] = {"label": question.text, "required": question.is_required}
    match question.kind:
        case QuestionKind.CHOICE:
            names = question.choices_in(get_language() or "en")
            return choice_field(list(zip(question.choices_in("en"), names, strict=False)), **common)
        case QuestionKind.YES_NO:
            return choice_field([(YES, gettext("Yes")), (NO, gettext("No"))], **common)
        case QuestionKind.LONG:
            return prose(**common)
        case _:
            return line(**common)


REQUIRED = {"required": _("This is needed.")}


def choice_field(choices: Iterable[tuple[str, Any]], **common: Any) -> forms.ChoiceField:
    """One of several; none to begin with."""
    return forms.ChoiceField(choices=[("", gettext("Please choose")), *choices], error_messages=REQUIRED, **common)


def line(**common: Any) -> Line:
    """One line."""
    return Line(max_length=LONGEST_LINE, error_messages=REQUIRED, **common)


def prose(**common: Any) -> Prose:
    """Several lines."""
    rows = forms.Textarea(attrs={"rows": 4})
    return Prose(max_length=LONGEST_TEXT, widget=rows, error_messages=REQUIRED, **common)


def details_of(registration: Registration) -> dict[str, Any]:
    """What somebody said, by the names of the form's fields."""
    details = (detail.name for detail, _is_required in registration.desk.details)
    return {"full_name": registration.name, **{name: getattr(registration, name) for name in details}}


def answers_of(registration: Registration) -> dict[str, Any]:
    """The same, of the organisers' own questions."""
    return {f"{ANSWER}{uid}": answer for uid, answer in registration.answers.items()}


def answers_in_words(registration: Registration, questions: list[Question], language: str) -> Iterator[str]:
    """The answers to these questions, in their order."""
    words = {YES: gettext("Yes"), NO: gettext("No")}
    for question in questions:
        answer = registration.answers.get(str(question.uid), "")
        is_yes_no = question.kind == QuestionKind.YES_NO
        yield words.get(answer, answer) if is_yes_no else question.shown(answer, language)
