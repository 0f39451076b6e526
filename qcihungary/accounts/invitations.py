"""Invitations: the link in a letter by which somebody new sets a password of their own.

See docs/adr/0054-users-are-invited.md.
"""

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.users.models import UserProfile

from qcihungary.accounts.models import User
from qcihungary.core.mail.writing import queue_mail

VALID_FOR = timedelta(days=7)
SALT = "invitation"
INVITED = "accounts.invited"
"""What the log calls it."""


class InvitationTokens:
    """Makes and checks the tokens of the links, for Django's view that sets a password.

    A token is good for a week, and until anything becomes of the account: a password is set, somebody signs in, the
    address changes, or it is switched off.
    """

    def make_token(self, user: User) -> str:
        """What stands in the link."""
        return signing.dumps(state_of(user), salt=SALT)

    def check_token(self, user: User | None, token: str | None) -> bool:
        """Whether a link is somebody's, and good."""
        if user is None or not token or not user.is_active:
            return False
        try:
            signed = signing.loads(token, salt=SALT, max_age=VALID_FOR)
        except signing.BadSignature:
            return False
        return constant_time_compare(str(signed), state_of(user))


INVITATIONS = InvitationTokens()


def state_of(user: User) -> str:
    """What a link is bound to."""
    return salted_hmac(
        SALT, f"{user.pk} {user.password} {user.last_login} {user.email}", algorithm="sha256"
    ).hexdigest()


def may_be_invited(user: User) -> bool:
    """Whether somebody may be sent a link: they may sign in, and never have."""
    return user.is_active and user.last_login is None


def is_awaited(user: User) -> bool:
    """Whether somebody has been invited and hasn't set a password yet."""
    return user.last_login is None and not user.has_usable_password()


@transaction.atomic
def invite(user: User, by: User) -> str:
    """Write to somebody, in the language of their profile, or in that of the moment; which one it was.

    Links that were sent before end with this one, unless a password was set for them.
    """
    if not user.has_usable_password():
        user.set_unusable_password()
        user.save(update_fields=["password"])
    language = language_for(user)
    key = urlsafe_base64_encode(force_bytes(user.pk))
    path = reverse("invitation", args=[key, INVITATIONS.make_token(user)])
    queue_mail(
        "invitation",
        to=user.email,
        language=language,
        subject=_("Your account at QCIHungary"),
        template="invitation",
        context={
            "link": f"{settings.BASE_URL}{path}?language={language}",
            "sign_in": f"{settings.BASE_URL}{reverse('wagtailadmin_login')}",
            "invited": user,
            "inviter": by,
            "days": VALID_FOR.days,
        },
    )
    log(user, INVITED, user=by, data={"language": language})
    return language


def language_for(user: User) -> str:
    """The language in which somebody reads the admin, where that is known; else that of whoever invites them."""
    profile = UserProfile.objects.filter(user=user).first()
    known = profile.preferred_language if profile else ""
    return known or get_language() or settings.LANGUAGE_CODE
