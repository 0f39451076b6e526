"""The forms to sign in with, and to ask for a new password."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.account import NameEmailForm
from wagtail.admin.forms.auth import LoginForm, PasswordResetForm

from qcihungary.accounts.attempts import SIGNING_IN
from qcihungary.accounts.models import User
from qcihungary.core.mail.outgoing import NOBODY
from qcihungary.core.mail.writing import queue_mail

TOO_MANY = "too_many"
"""The code of the error that says so."""


class SignInForm(LoginForm):
    """Wagtail's, with a limit, a translated label, and inputs that phones and password managers understand."""

    error_messages = {
        **LoginForm.error_messages,
        TOO_MANY: _(
            "That didn’t work too many times. Please wait a quarter of an hour, then try again; or set a new password."
        ),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].widget = forms.EmailInput(attrs={"autocomplete": "username", "autofocus": ""})
        self.fields["password"].label = _("Password")
        self.fields["password"].widget = forms.PasswordInput(attrs={"autocomplete": "current-password"})

    def clean(self) -> Any:
        """Look whether the password is right, unless that was tried too often.

        Raises:
            ValidationError: it is wrong, or it was.
        """
        email = self.cleaned_data.get("username")
        if not email or not self.cleaned_data.get("password"):
            return super().clean()
        attempt = SIGNING_IN.claim(self.request, email)
        if attempt is None:
            raise ValidationError(self.error_messages[TOO_MANY], code=TOO_MANY)
        cleaned = super().clean()
        attempt.forget()
        return cleaned


class NamesForm(NameEmailForm):
    """Wagtail's, with the names in the order of the editor's language."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if get_language() == "hu":
            self.order_fields(["last_name", "first_name"])


class NewPasswordForm(PasswordResetForm):
    """Wagtail's, which does the same work whether there is such an account or not.

    For an address that nobody has, a letter is written that never leaves. So neither the answer nor its time tells of
    anybody.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].widget.attrs |= {"autocomplete": "username"}

    def get_users(self, email: str) -> list[User]:
        """Whoever may set a new password; where there is nobody, somebody who isn't there."""
        found = list(super().get_users(email))
        return found or [User(pk=0, email=NOBODY)]

    def send_mail(  # Django's method, with what it gives
        self,
        subject_template_name: str,
        email_template_name: str,
        context: dict[str, Any],
        from_email: str | None,
        to_email: str,
        html_email_template_name: str | None = None,
    ) -> None:
        """Put the link into the outbox, in the language of the form."""
        language = get_language() or settings.LANGUAGE_CODE
        path = reverse("wagtailadmin_password_reset_confirm", args=[context["uid"], context["token"]])
        queue_mail(
            "password",
            to=to_email,
            language=language,
            subject=_("A new password for QCIHungary"),
            template="password",
            context={"link": f"{settings.BASE_URL}{path}?language={language}"},
        )
