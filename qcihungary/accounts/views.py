"""The pages to sign in and to set a new password, in the browser's language or the one chosen there."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import translation
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views import account
from wagtail.users.models import UserProfile

from qcihungary.accounts.attempts import NEW_PASSWORD, forget_attempts_at
from qcihungary.accounts.forms import TOO_MANY
from qcihungary.accounts.invitations import INVITATIONS
from qcihungary.core.languages import LANGUAGE_CODES, OWN_NAMES

LANGUAGE = "language"
"""The name under which an address says what was chosen. Nothing keeps it but the addresses of these pages."""

TOO_MANY_REQUESTS = 429


class InChosenLanguage:
    """What is mixed into such a page."""

    request: HttpRequest

    @property
    def chosen(self) -> str:
        """The code of the language that somebody chose here; empty where they chose none."""
        asked = self.request.POST.get(LANGUAGE) or self.request.GET.get(LANGUAGE) or ""
        return asked if asked in LANGUAGE_CODES else ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer in it, and let the next of these pages know it."""
        self.request = request
        language = self.chosen or translation.get_language() or settings.LANGUAGE_CODE
        with translation.override(language):
            response: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]  # of the view
            if isinstance(response, TemplateResponse):
                response.render()
        response.headers["Content-Language"] = language
        add_never_cache_headers(response)
        leads_to = response.headers.get("Location", "")
        if self.chosen and leads_to.startswith(reverse("wagtailadmin_password_reset")):
            response.headers["Location"] = f"{leads_to}?{urlencode({LANGUAGE: self.chosen})}"
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With a link to the page in each language, from which one gets where one wanted to go all the same."""
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]  # of the view
        then = self.request.POST.get("next") or self.request.GET.get("next") or ""
        return {
            **context,
            "chosen_language": self.chosen,
            "languages": [
                (code, OWN_NAMES[code], "?" + urlencode({LANGUAGE: code, **({"next": then} if then else {})}))
                for code in LANGUAGE_CODES
            ],
        }


def refused(response: HttpResponse, form: forms.Form) -> HttpResponse:
    """The page with its form, as the answer to one attempt too many if it was one."""
    if form.has_error(NON_FIELD_ERRORS, TOO_MANY):
        response.status_code = TOO_MANY_REQUESTS
    return response


class SignInView(InChosenLanguage, account.LoginView):
    """Signing in."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Let the admin speak the language that was chosen, from now on."""
        response: HttpResponse = super().form_valid(form)
        if self.chosen:
            profile = UserProfile.get_for_user(form.get_user())
            profile.preferred_language = self.chosen
            profile.save(update_fields=["preferred_language"])
        return response

    def form_invalid(self, form: Any) -> HttpResponse:
        """Say what is wrong."""
        return refused(super().form_invalid(form), form)


class NewPasswordView(InChosenLanguage, account.PasswordResetView):
    """Asking for a new password. The answer is the same whether there is such an account or not."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Send the link, unless too many were asked for."""
        if NEW_PASSWORD.claim(self.request, form.cleaned_data["email"]):
            return super().form_valid(form)
        form.add_error(
            None, forms.ValidationError(_("That was asked for too many times. Please try again in an hour."), TOO_MANY)
        )
        return refused(self.form_invalid(form), form)


class NewPasswordSentView(InChosenLanguage, account.PasswordResetDoneView):
    """What is told after that."""


class SetPasswordView(InChosenLanguage, account.PasswordResetConfirmView):
    """Setting it."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Let it be used at once."""
        forget_attempts_at(self.user.email)
        return super().form_valid(form)


class AcceptInvitationView(SetPasswordView):
    """Setting the first one, by the link of an invitation."""

    token_generator: Any = INVITATIONS
    template_name = "wagtailadmin/account/password_reset/invitation.html"


class PasswordSetView(InChosenLanguage, account.PasswordResetCompleteView):
    """What is told after that."""
