"""The weekly mail: what is missing in translation, to those who ask for it in their account."""

from typing import Any

from django import forms
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.views.account import BaseSettingsPanel, notifications_tab

from qcihungary.core.mail.backend import language_of
from qcihungary.core.mail.writing import queue_mail
from qcihungary.translation.digest import DigestWish, last_monday
from qcihungary.translation.matrix.totals import behind_pages, behind_versions, lag, totals

KIND = "translations"
MOST = 10
"""So many pages are named."""


class DigestForm(forms.ModelForm):
    """The one question."""

    class Meta:
        model = DigestWish
        fields = ("is_wanted",)

    def save(self, commit: bool = True) -> DigestWish:  # noqa: FBT001, FBT002  (as Django's)
        """Keep the answer; who asks now gets the first one next Monday."""
        if "is_wanted" in self.changed_data:
            self.instance.last_turn = timezone.now()
        wish: DigestWish = super().save(commit=commit)
        return wish


@hooks.register("register_account_settings_panel")
class DigestPanel(BaseSettingsPanel):
    """The question in the user's own account."""

    name = "translation_digest"
    title = _("Translations")
    tab = notifications_tab
    order = 200
    form_class = DigestForm

    def get_form(self) -> DigestForm:
        """The form of the user's own wish, made when it is saved first."""
        wish = DigestWish.objects.filter(user=self.user).first() or DigestWish(user=self.user)
        data = self.request.POST if self.request.method == "POST" else None
        return DigestForm(data, instance=wish, prefix=self.name)


def send_digests() -> int:
    """Write this week's mails that aren't written yet, and tell how many."""
    due = DigestWish.objects.filter(
        is_wanted=True, last_turn__lt=last_monday(timezone.now()), user__is_active=True
    ).select_related("user")
    return sum(send_digest(wish) for wish in due if wish.user.has_perm("wagtailadmin.access_admin"))


@transaction.atomic
def send_digest(wish: DigestWish) -> bool:
    """Write one, unless nothing is missing."""
    language = language_of(wish.user.email)
    with translation.override(language):
        context = written(wish.user)
    if not context["totals"] or not wish.take_turn(timezone.now()):
        return False
    queue_mail(
        KIND,
        to=wish.user.email,
        language=language,
        subject=_("What is missing in translation"),
        template="translation_digest",
        context=context,
    )
    return True


def written(user: Any) -> dict[str, Any]:
    """What it says, in the language that is active."""
    shown, _count = behind_pages(user, MOST)
    behind = [
        {"title": pair.title, "note": lag(version), "url": absolute(version.edit_url)}
        for pair in shown
        for version in behind_versions(pair)
        if version.edit_url
    ]
    counted = [{"label": total.label, "count": total.count, "url": absolute(total.url)} for total in totals(user)]
    return {"behind": behind, "totals": counted, "account_url": absolute(reverse("wagtailadmin_account"))}


def absolute(path: str) -> str:
    """An address of the admin with scheme and host."""
    return f"{settings.BASE_URL}{path}"
