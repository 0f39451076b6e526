"""A form that knows which state of its row it shows. For what has no versions: pictures, documents, facts, tags, desks.

Like the editors of pages and records (``overwriting``), it asks before it puts what was typed in place of something
newer. What was typed stays in the form, which is then based on the newer state: saving once more is the decision.
"""

import datetime
import hashlib
from collections.abc import Container
from typing import TYPE_CHECKING, Any

from django import forms
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modelcluster.models import get_all_child_relations
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.utils import get_user_display_name
from wagtail.log_actions import registry

from qcihungary.core.dates import long_datetime

STATE = "seen_state"

NOTHING_SAVED = gettext_lazy(
    "Nothing of what stands below is saved yet. Saving it once more puts it in place of the newer version."
)


def who_saved(user: Any, moment: datetime.datetime, reader: Any) -> str:
    """Who saved something, and when, as its reader is told."""
    when = long_datetime(moment)
    if user and reader and user.pk == reader.pk:
        return _("You saved this in another window on %(when)s, after it was opened here.") % {"when": when}
    who = get_user_display_name(user) if user else _("Somebody")
    return _("%(who)s saved this on %(when)s, after it was opened here.") % {"who": who, "when": when}


def state_of(row: models.Model, fields: Container[str]) -> str:
    """What tells one state of some fields of a row, and of its parts, from the next; as the database has them."""
    model = type(row)
    columns = [field.attname for field in model._meta.concrete_fields if field.name in fields]
    told: list[Any] = list(model._default_manager.filter(pk=row.pk).values_list(*columns))
    for relation in get_all_child_relations(model):
        parts = relation.related_model._default_manager.filter(**{relation.field.name: row.pk})
        told.append(list(parts.order_by("pk").values_list()))
    return hashlib.sha256(repr(told).encode()).hexdigest()


class AsksBeforeOverwriting:
    """What is mixed into such a form."""

    if TYPE_CHECKING:
        instance: Any
        fields: dict[str, forms.Field]
        data: Any
        cleaned_data: dict[str, Any]
        add_prefix: Any
        add_error: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.reader = kwargs.get("for_user") or kwargs.get("user")
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None:
            state = state_of(self.instance, self.fields)
            self.fields[STATE] = forms.CharField(required=False, widget=forms.HiddenInput, initial=state)

    def clean(self) -> dict[str, Any]:
        """Refuse once what would replace something newer."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data  # type: ignore[misc]  # of the form
        seen = cleaned.pop(STATE, "")
        if seen and seen != self.fields[STATE].initial:
            self.data = self.data.copy()
            self.data[self.add_prefix(STATE)] = self.fields[STATE].initial
            self.add_error(None, self.who_saved())
        return cleaned

    def who_saved(self) -> str:
        """Who did it, as the history of the row knows it, and what can be done about it."""
        entry: Any = registry.get_logs_for_instance(self.instance).order_by("-timestamp").first()
        happened = _("This was saved after it was opened here.")
        if entry is not None:
            happened = who_saved(entry.user, entry.timestamp, self.reader)
        return f"{happened} {NOTHING_SAVED}"


class CarefulForm(AsksBeforeOverwriting, WagtailAdminModelForm):
    """Wagtail's form, with that."""
