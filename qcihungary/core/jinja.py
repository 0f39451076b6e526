"""The Jinja2 environment of the public templates: what they can call, and how loudly they fail."""

import logging
from collections.abc import Callable, MutableMapping
from functools import cache, lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.defaultfilters import capfirst, filesizeformat
from django.templatetags.static import static
from django.utils import translation
from django.utils.translation import gettext, ngettext, npgettext, pgettext
from jinja2 import Environment, StrictUndefined, Template, make_logging_undefined, pass_context, pass_eval_context
from jinja2.environment import TemplateModule
from jinja2.nodes import EvalContext
from jinja2.runtime import Context
from markupsafe import Markup
from wagtail.admin.templatetags.wagtailuserbar import wagtailuserbar

from qcihungary.core import dates, pictures
from qcihungary.core.brand import bb84, logotype
from qcihungary.core.stamps import kept
from qcihungary.core.structured_data import breadcrumb_list, json_script

logger = logging.getLogger("qcihungary.templates")


class ComponentTemplate(Template):
    """A template whose macros are the same for whoever imports them: made once, and not compared at each import."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        return super()._get_default_module()


class SiteEnvironment(Environment):
    """An environment that is complete before its first template is loaded, and so can give each a plain dictionary.

    Jinja's own chains two of them, for names that are added later; every look-up of every page would pay for that.
    """

    template_class = ComponentTemplate

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What a template can call."""
        return {**self.globals, **(d or {})}


def environment(**options: Any) -> Environment:
    """Build the environment that Django's Jinja2 backend uses."""
    options["undefined"] = StrictUndefined if settings.STRICT_TEMPLATES else make_logging_undefined(logger)
    options["autoescape"] = is_markup
    env = SiteEnvironment(
        extensions=["jinja2.ext.i18n", "jinja2.ext.do", "wagtail.jinja2tags.core"],
        trim_blocks=True,
        lstrip_blocks=True,
        **options,
    )
    env.install_gettext_callables(  # type: ignore[attr-defined]  # added by the i18n extension
        gettext=gettext, ngettext=ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
    )
    env.globals.update(
        _=words,
        gettext=words,
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
        last_moment=dates.last_moment,
        date_range=dates.date_range,
        clock=dates.clock,
        number=dates.number,
        iso=dates.iso,
        partial_date=dates.partial_date,
        capfirst=capfirst,
        filesize=filesizeformat,
    )
    return env


def is_markup(template: str | None) -> bool:
    """Whether what is put into a template has to be escaped: always, but for the plain text of e-mails."""
    return template is None or not template.endswith(".txt")


@pass_eval_context
def words(evaluation: EvalContext, message: str, /, **values: Any) -> str:
    """The reader's words for a message, with values in their places, as the i18n extension's own function has it.

    That one makes a new context, and Django's looks through its catalogues, for each message of each page.
    """
    template, plain = _translated(translation.get_language(), message, evaluation.autoescape)
    return template % values if values else plain


@lru_cache(maxsize=4096)
def _translated(_language: str | None, message: str, is_markup: bool) -> tuple[str, str]:  # noqa: FBT001  (a key)
    """The words for a message in the active language, which is given to tell the answers apart; and without values.

    Each message is a format, so that two percent signs are one also where it takes no values.
    """
    found = gettext(message)
    template = Markup(found) if is_markup else found  # noqa: S704  (written by us, in the catalogue)
    return template, (template % {} if "%(" not in found else template)


def kept_drawing(name: str, macro: Callable[..., Markup], *arguments: Any) -> Markup:
    """What a macro draws in the reader's language from what is saved alone, kept until something is saved."""
    return kept.get(f"drawn {name} {translation.get_language()}", lambda: macro(*arguments))


def signed_in(request: HttpRequest) -> bool:
    """Whether an editor reads the page.

    A visitor without the session's cookie is not even asked: what they get doesn't vary by cookie, and can be cached.
    """
    return settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated
