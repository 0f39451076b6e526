"""The page for errors that leave nothing to stand on. It needs neither the database, a session, a cache nor a file.

Its few rules of style are in it. The policy of the site allows no such rules, so the page brings their hash along.
"""

import base64
import hashlib
import logging

from csp.constants import NONE
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from markupsafe import Markup

from qcihungary.core.brand.emblem import emblem_svg
from qcihungary.core.policies import set_policy

logger = logging.getLogger(__name__)

STYLE = Markup(
    ":root{color-scheme:light dark;--ink:#0e1730;--paper:#fbfaf7;--accent:#4a35c9}"
    "@media(prefers-color-scheme:dark){:root{--ink:#eceaf6;--paper:#0b1124;--accent:#b3a8ff}}"
    "body{margin:0 auto;max-width:42rem;min-height:100vh;padding:0 1.25rem;box-sizing:border-box;display:flex;"
    "flex-direction:column;background:var(--paper);color:var(--ink);font:1.125rem/1.5 system-ui,sans-serif}"
    "header,footer{padding:1.25rem 0}header a{color:inherit;font-weight:700;text-decoration:none}"
    "main{flex:1}.code{margin:2rem 0 0;color:var(--accent);font:3rem/1 ui-monospace,monospace}"
    "h1{margin:1rem 0;font-size:1.75rem;line-height:1.25;overflow-wrap:anywhere}main a{color:var(--accent)}"
    "a:focus-visible{outline:3px solid var(--accent);outline-offset:3px}footer{font-size:.9375rem}"
    ".emblem{display:flex;align-items:center;gap:.75rem}.emblem svg{flex:none;width:4.5rem;height:3rem}"
)

EMBLEM = Markup(emblem_svg().strip())  # noqa: S704  (drawn by us)
"""The emblem of the European Union, which stands on every page."""

STYLE_HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()

POLICY = {
    "default-src": [NONE],
    "style-src": [f"'sha256-{STYLE_HASH}'"],
    "base-uri": [NONE],
    "form-action": [NONE],
    "frame-ancestors": [NONE],
}


def bare(status: int) -> str:
    """The page where not even a template can be drawn: in both languages, with their words written here."""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="robots" content="noindex">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{status} – QCIHungary</title>'
        f'<style>{STYLE}</style></head><body><main><p class="code" aria-hidden="true">{status}</p>'
        '<h1>Something went wrong on our side. We are sorry; please <a href="/en/">try again later</a>.</h1>'
        '<p lang="hu">Hiba történt nálunk. Elnézését kérjük; <a href="/hu/">próbálja meg később</a>!</p></main>'
        f'<footer><p class="emblem">{EMBLEM}<span>Co-funded by the European Union<br>'
        '<span lang="hu">Az Európai Unió társfinanszírozásával</span></span></p></footer></body></html>'
    )


def plain_error(request: HttpRequest, status: int) -> HttpResponse:
    """The page, in the language of the address, or else of the browser. Nobody keeps it."""
    try:
        language = translation.get_language_from_request(request, check_path=True)
        with translation.override(language):
            context = {"status": status, "language": language, "style": STYLE, "emblem": EMBLEM}
            page: str = render_to_string("pages/plain_error.html", context, using="jinja2")
    except Exception:  # whatever is broken, there is a page
        logger.exception("The page for errors could not be drawn")
        page, language = bare(status), "en, hu"
    response = HttpResponse(page, status=status)
    response.headers["Content-Language"] = language
    response.headers["Cache-Control"] = "no-store"
    set_policy(response, POLICY)
    return response
