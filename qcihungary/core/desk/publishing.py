"""Publishing a page without its form: from a list, from its preview, by one button.

Wagtail has no hooks there; these are ours. Both are given the request and the page.
"""

from django.http import HttpRequest, HttpResponse
from wagtail import hooks
from wagtail.models import Page

BEFORE, AFTER = "before_publication_without_form", "after_publication_without_form"


def asked_before(request: HttpRequest, page: Page) -> HttpResponse | None:
    """What a feature asks before; None where nothing has to be asked, or it was answered."""
    answers = [before(request, page) for before in hooks.get_hooks(BEFORE)]
    return next((answer for answer in answers if answer is not None), None)


def tell_after(request: HttpRequest, page: Page) -> None:
    """Let features say what became of it."""
    for after in hooks.get_hooks(AFTER):
        after(request, page)
