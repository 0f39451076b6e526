"""Links from a result to others, and to news: a list of the keys that ``core.outputs.registry`` knows them by.

A link is made at one end and shown at both; see ``core.outputs.registry.related_to``.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from django import forms
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from qcihungary.core.outputs.registry import Output, all_outputs, companion_sources, kind_name, output_kinds

NEWEST_COMPANIONS = 500
"""How many news articles an editor can choose from; older ones that were chosen stay."""

Choices = list[tuple[str, list[tuple[str, str]]]]


class RelatedFormField(forms.MultipleChoiceField):
    """A choice among all outputs and the newest companions. What isn't public is not among them."""

    widget = forms.SelectMultiple(attrs={"size": 12})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=[], **kwargs)

    def offer(self, chosen: Sequence[str], own_key: str) -> None:
        """Fill in the choices of one form: first what is chosen already, then everything else by kind."""
        self.choices = offered(chosen, own_key)

    def valid_value(self, value: str) -> bool:
        """Any key may be kept: one that nobody knows today may be public again tomorrow. It is never shown."""
        return True


class RelatedField(models.JSONField):
    """The keys of the outputs and companions that editors linked with this one, in their order, each once.

    A model tells its own key by a property ``output_key``, so that nothing is linked with itself.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        defaults = {
            "verbose_name": _("related results and news"),
            "default": list,
            "blank": True,
            "help_text": _(
                "The link shows on both pages, so make it at one end. Ctrl (on a Mac: ⌘) and a click chooses or "
                "drops one more; typing the first letters of a title jumps to it."
            ),
        }
        super().__init__(*args, **{**defaults, **kwargs})

    def formfield(self, **kwargs: Any) -> forms.Field:
        """A list to choose from, grouped by kind."""
        return RelatedFormField(required=False, label=capfirst(self.verbose_name), help_text=self.help_text)

    def save_form_data(self, instance: models.Model, data: Sequence[str]) -> None:
        """Take over a form's choice: in the order it had, with what the form could not show."""
        before: list[str] = getattr(instance, self.attname)
        shown = shown_keys(before)
        stays = [key for key in before if key in data or key not in shown]
        setattr(instance, self.attname, [*stays, *(key for key in data if key not in stays)])

    def pre_save(self, model_instance: models.Model, add: bool) -> list[str]:  # noqa: FBT001  (Django's)
        """Each key once, and not its own."""
        own = getattr(model_instance, "output_key", "")
        keys: list[str] = super().pre_save(model_instance, add) or []
        return [key for key in dict.fromkeys(keys) if key != own]


class RelatedPanel(FieldPanel):
    """The place on a form where an editor makes links. It knows what is being edited, and so what to offer."""

    def __init__(self, field_name: str = "related", **kwargs: Any) -> None:
        super().__init__(field_name, **kwargs)

    class BoundPanel(FieldPanel.BoundPanel):
        """The panel on one form."""

        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            # Without a form, versions are compared.
            field = self.form.fields.get(self.field_name) if self.form is not None else None
            if isinstance(field, RelatedFormField):
                field.offer(getattr(self.instance, self.field_name), getattr(self.instance, "output_key", ""))


def companions(keys: Sequence[str]) -> list[Output]:
    """The newest things that outputs can be linked with, and those with these keys."""
    found = {known.key: known for source in companion_sources for known in source.newest(NEWEST_COMPANIONS)}
    missing = [key for key in keys if key not in found]
    found |= {known.key: known for source in companion_sources for known in source.with_keys(missing)}
    return list(found.values())


def shown_keys(keys: Sequence[str]) -> set[str]:
    """Those of these keys that a form can show."""
    known = all_outputs().keys() | {companion.key for companion in companions(keys)}
    return known.intersection(keys)


def offered(chosen: Sequence[str], own_key: str) -> Choices:
    """The choices of a form by group: what is chosen already, then the rest by kind."""
    known = {output.key: output for output in (*all_outputs().values(), *companions(chosen)) if output.key != own_key}
    first = [known[key] for key in dict.fromkeys(chosen) if key in known]
    ranks = {kind: rank for rank, kind in enumerate(output_kinds())}
    rest = sorted(
        (output for key, output in known.items() if key not in chosen),
        key=lambda output: (ranks.get(output.kind, len(ranks)), output.kind),
    )
    groups = [(kind_name(kind), labels(found)) for kind, found in groupby(rest, key=lambda output: output.kind)]
    return [(gettext("Linked now"), labels(first)), *groups] if first else groups


def labels(outputs: Iterable[Output]) -> list[tuple[str, str]]:
    """Pairs of key and title, with the year where there is one."""
    return [(found.key, f"{found.title} ({found.date.year})" if found.date else found.title) for found in outputs]
