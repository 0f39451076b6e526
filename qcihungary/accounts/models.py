"""The people who sign in. They are known by their e-mail address; there are no user names to forget."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from qcihungary.accounts.attempts import Attempt
from qcihungary.core.translation_policy import TranslationPolicy

__all__ = ["Attempt", "User", "UserManager"]


class UserManager(BaseUserManager["User"]):
    """Makes users from an e-mail address and a password."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Make an ordinary user. Raises ValueError without an address."""
        if not email:
            raise ValueError("A user needs an e-mail address")
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, email: str | None) -> "User":
        """Find a user by their address, however they type its capitals. Raises User.DoesNotExist."""
        return super().get_by_natural_key((email or "").lower())

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Make an administrator, who may do everything."""
        return self.create_user(email, password, **{"is_staff": True, "is_superuser": True, **fields})


class User(AbstractUser):  # type: ignore[django-manager-missing]  # Wagtail's managers are untyped
    """Somebody at a consortium member who writes, publishes or runs the site."""

    translation_policy = TranslationPolicy.LANGUAGE_FREE

    username = None  # type: ignore[assignment]  # Django's own field, removed: the e-mail address is the name
    email = models.EmailField(_("e-mail address"), unique=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]  # narrower than AbstractUser's manager

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")

    def get_full_name(self) -> str:
        """The name in the order of the reader's language: Minta Anna in Hungarian, Anna Minta in English."""
        names = [self.first_name, self.last_name]
        return " ".join(reversed(names) if get_language() == "hu" else names).strip()

    def clean(self) -> None:
        """Keep the address in small letters, so that nobody can be there twice, or be locked out by a capital."""
        super().clean()
        self.email = self.email.lower()
