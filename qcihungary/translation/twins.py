"""A page and its twin: the same page in the other language, and what an editor calls it."""

from typing import Any, cast

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Page

from qcihungary.core.pages import BasePage


def twin_of(page: Page) -> BasePage | None:
    """The same page in the other language, of its specific type; None where there is none."""
    model = page.specific_class
    if model is None or not issubclass(model, BasePage):
        return None
    found = model._default_manager.filter(translation_key=page.translation_key).exclude(pk=page.pk).first()
    return cast("BasePage | None", found)


def is_unpublished(twin: BasePage) -> bool:
    """Whether it has a text of its own that readers don't have yet."""
    return not twin.alias_of_id and (not twin.live or twin.awaits_translation or twin.has_unpublished_changes)


def version_name(page: BasePage) -> str:
    """„az angol változat” or "the English version", for the middle of a sentence, as its subject."""
    return _("the Hungarian version") if page.language == "hu" else _("the English version")


def sentence(message: str, twin: BasePage, **values: Any) -> str:
    """A sentence about a twin, which it calls ``%(twin)s``."""
    return str(capfirst(message % {"twin": version_name(twin), **values}))
