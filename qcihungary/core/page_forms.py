"""The admin's forms for writing and copying a page, as ASCII addresses and two trees in lock-step need them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.pages import CopyForm as WagtailsCopyForm
from wagtail.admin.forms.pages import WagtailAdminPageForm
from wagtail.models import Page

from qcihungary.core.panels import slug_input


def ascii_slug(text: str) -> str:
    """A name in addresses: ő becomes o.

    Raises:
        ValidationError: nothing is left of it.
    """
    slug = slugify(text)
    if not slug:
        raise ValidationError(_("Use letters of the Latin alphabet, digits and hyphens."))
    return slug


class PageForm(WagtailAdminPageForm):
    """Wagtail's form, which asks whether a slug is free only after we have put it into ASCII."""

    def clean_slug(self) -> str:
        """The slug in ASCII."""
        return ascii_slug(self.cleaned_data["slug"])

    def save(self, commit: bool = True) -> Page:  # noqa: FBT001, FBT002  (Wagtail's signature)
        """The page. A new one is public only once it is published, and not from the moment at which it gets a row."""
        if self.instance.pk is None:
            self.instance.live = False
        page: Page = super().save(commit=commit)
        return page


class CopyForm(WagtailsCopyForm):
    """Copies stay in their language, and are pages of their own: an alias is what the other language has of a page."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("alias", None)
        self.fields["new_slug"].widget = slug_input()

    def clean(self) -> dict[str, Any]:
        """Refuse a place in the other language's tree."""
        cleaned: dict[str, Any] = super().clean()
        parent = cleaned.get("new_parent_page")
        if parent and not parent.is_root() and parent.locale_id != self.page.locale_id:
            self.add_error(
                "new_parent_page",
                _("A page is copied within its language. The other language gets a version of the copy by itself."),
            )
        return cleaned
