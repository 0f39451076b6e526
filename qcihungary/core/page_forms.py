"""The admin's form for copying a page, as two trees in lock-step need it."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.pages import CopyForm as WagtailsCopyForm

from qcihungary.core.panels import slug_input


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
