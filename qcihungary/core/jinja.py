"""The Jinja2 environment of the public templates: what they can call, and how loudly they fail."""

import logging
from collections.abc import Callable
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.defaultfilters import capfirst, filesizeformat
from django.templatetags.static import static
from django.utils import translation
from django.utils.translation import gettext, ngettext, npgettext, pgettext
from jinja2 import Environment, StrictUndefined, make_logging_undefined, pass_context
from markupsafe import Markup
from wagtail.admin.templatetags.wagtailuserbar import wagtailuserbar

from qcihungary.core import dates, pictures
from qcihungary.core.brand import bb84, logotype
from qcihungary.core.stamps import kept
from qcihungary.core.structured_data import breadcrumb_list, json_script

logger = logging.getLogger("qcihungary.templates")


def environment(**options: Any) -> Environment:
    """Build the environment that Django's Jinja2 backend uses."""
    options["undefined"] = StrictUndefined if settings.STRICT_TEMPLATES else make_logging_undefined(logger)
    env = Environment(  # noqa: S701  (the backend passes autoescape=True)
        extensions=["jinja2.ext.i18n", "jinja2.ext.do", "wagtail.jinja2tags.core"],
        trim_blocks=True,
        lstrip_blocks=True,
        **options,
    )
    env.install_gettext_callables(  # type: ignore[attr-defined]  # added by the i18n extension
        gettext=gettext, ngettext=ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
    )
    env.globals.update(
        static=static if settings.DEBUG else cache(static),
        picture=pictures.picture,
        cover=bb84.cover,
        logotype=logotype.logotype_svg,
        breadcrumb_list=breadcrumb_list,
        json_script=json_script,
        kept_drawing=kept_drawing,
        signed_in=signed_in,
        userbar=pass_context(wagtailuserbar),
        current_language=translation.get_language,
    )
    env.filters.update(
        long_date=dates.long_date,
        long_datetime=dates.long_datetime,
        date_range=dates.date_range,
        number=dates.number,
        iso=dates.iso,
        capfirst=capfirst,
        filesize=filesizeformat,
    )
    return env


def kept_drawing(name: str, macro: Callable[..., Markup], *arguments: Any) -> Markup:
    """What a macro draws in the reader's language from what is saved alone, kept until something is saved."""
    return kept.get(f"drawn {name} {translation.get_language()}", lambda: macro(*arguments))


def signed_in(request: HttpRequest) -> bool:
    """Whether an editor reads the page.

    A visitor without the session's cookie is not even asked: what they get doesn't vary by cookie, and can be cached.
    """
    return settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated
