"""What the admin's confirmation pages and dialogues say of the page in the other language."""

from typing import Any

from django import template
from wagtail.models import Page

from qcihungary.translation.expiry_hooks import expiry_choice
from qcihungary.translation.lockstep import Act, what_happens
from qcihungary.translation.readers import readers_here, readers_there
from qcihungary.translation.twins import twin_of

register = template.Library()


@register.simple_tag
def what_happens_to_twin(act: str, page: Page, destination: Page | None = None) -> str:
    """What is done to the twin of a page with it: ``{% what_happens_to_twin "delete" page as outcome %}``."""
    return what_happens(Act(act), page, destination)


@register.simple_tag
def expiry_of(page: Page) -> dict[str, Any]:
    """What can be chosen for the expiry of a page: ``{% expiry_of page as expiry %}``."""
    return expiry_choice(page)


@register.simple_tag
def what_readers_get_here(page: Page) -> str:
    """What readers get of a page that shows its twin's text: ``{% what_readers_get_here page %}``."""
    source = twin_of(page)
    return readers_here(source) if source else ""


@register.simple_tag
def what_readers_get_there(page: Page) -> str:
    """What readers of the other language get of a page whose text its twin shows."""
    twin = twin_of(page)
    stored = Page.objects.get(pk=page.pk).specific  # the form's page may be a draft
    return readers_there(stored, twin) if twin else ""
