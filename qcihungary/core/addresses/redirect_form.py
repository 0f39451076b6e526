"""The admin's form for redirects, which refuses those that would never lead anybody anywhere."""

from typing import Any
from urllib.parse import parse_qsl, urlsplit

from django.core.exceptions import ValidationError
from django.forms import URLField
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.redirects import views
from wagtail.contrib.redirects.forms import RedirectForm
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.redirects.views import CreateView, EditView
from wagtail.models import Page

from qcihungary.core.addresses.targets import is_answered, without_host


class EnteredRedirectForm(RedirectForm):
    """Wagtail's, which knows what lives on this site."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["old_path"].help_text = _(
            "For example: /old-page or /?p=123. What else the address asks for is handed on."
        )

    def clean_old_path(self) -> str:
        """The address, on which nothing may live: readers would get that. Only a query may lead away from it.

        Raises:
            ValidationError: something does, or it is no address.
        """
        try:
            old_path = Redirect.normalise_path(self.cleaned_data["old_path"])
        except ValueError as error:
            raise ValidationError(URLField.default_error_messages["invalid"], code="invalid") from error
        if Page.objects.filter(url_path=f"{old_path}/", slug=old_path.rpartition("/")[2], live=True).exists():
            raise ValidationError(
                _("A public page has this address, so readers would never be redirected. Rename or unpublish it first.")
            )
        if old_path.startswith("/") and "?" not in old_path and (is_answered(old_path) or is_answered(f"{old_path}/")):
            raise ValidationError(_("Something else answers at this address, so readers would never be redirected."))
        return old_path

    def clean(self) -> Any:
        """Refuse what leads nowhere, to itself, or round by way of others."""
        cleaned = super().clean()
        page, link = self.cleaned_data.get("redirect_page"), self.cleaned_data.get("redirect_link") or ""
        here = self.cleaned_data.get("old_path", "")
        parts = urlsplit(without_host(link))
        place = page.url if page else parts._replace(fragment="").geturl()
        if here and place.startswith("/") and catches(here, Redirect.normalise_path(place)):
            self.add_error("old_path", _("This redirect would lead to itself."))
        elif here and place.startswith("/") and leads_back(place, here, self.instance.pk):
            self.add_error("old_path", _("By way of another redirect, this one would lead back to itself."))
        elif not place and not self.errors:
            self.add_error("redirect_link", _("Choose a page or give an address that it leads to."))
        return cleaned


def leads_back(place: str, here: str, but: int | None) -> bool:
    """Whether the redirects that were entered, ``but`` for the one that is edited, lead from a place to an address."""
    entered = Redirect.objects.exclude(pk=but).select_related("redirect_page")
    seen: set[str] = set()
    while place.startswith("/") and (path := Redirect.normalise_path(place)) not in seen:
        if catches(here, path):
            return True
        seen.add(path)
        bare = path.partition("?")[0]
        rows = [row for row in entered.filter(old_path__startswith=bare) if catches(row.old_path, path)]
        found = max(rows, key=lambda row: len(row.old_path), default=None)
        place = without_host(found.link or "") if found else ""
    return False


def catches(old_path: str, path: str) -> bool:
    """Whether a redirect from an address takes those who ask for a path: its own query may be a part of theirs."""
    (here, _mark, query), (there, _other, asked) = old_path.partition("?"), path.partition("?")
    pairs = (set(parse_qsl(each, keep_blank_values=True)) for each in (query, asked))
    return here == there and set.issubset(*pairs)


def refuse_in_imports() -> None:
    """Let the import from a file judge each row by the same form: what it refuses, it lists with the reason."""
    views.RedirectForm = EnteredRedirectForm


def urlpatterns() -> list[URLPattern]:
    """The two views that have the form, at Wagtail's addresses."""
    return [
        path("redirects/add/", CreateView.as_view(form_class=EnteredRedirectForm)),
        path("redirects/<int:redirect_id>/", EditView.as_view(form_class=EnteredRedirectForm)),
    ]
