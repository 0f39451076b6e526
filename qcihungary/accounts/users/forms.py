"""The form of a new user. Without a password it invites them to set one."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm
from wagtail.users.models import UserProfile

from qcihungary.accounts.models import User


class NewUserForm(UserCreationForm):
    """Wagtail's, with the language of the invitation, and passwords that may be left empty."""

    password_required = False

    language = forms.ChoiceField(
        label=_("Language of the invitation and of the editors’ pages"),
        choices=[("", _("The same as yours")), *settings.LANGUAGES],
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = _(
            "Leave both empty to invite them: they get an e-mail with a link by which they set a password of their own."
        )

    @property
    def invites(self) -> bool:
        """Whether no password was typed."""
        return not self.cleaned_data.get("password1")

    def save(self, commit: bool = True) -> User:  # noqa: FBT001, FBT002  (Django's signature)
        """Make the account, which nobody can sign in to before they have set a password, and keep its language."""
        user: User = super().save(commit=False)
        if self.invites:
            user.set_unusable_password()
        if commit:
            user.save()
            self.save_m2m()
            if language := self.cleaned_data.get("language"):
                UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": language})
        return user
