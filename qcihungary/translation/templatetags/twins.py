"""What the admin's confirmation pages say of the page in the other language."""

from django import template
from wagtail.models import Page

from qcihungary.translation.lockstep import Act, what_happens

register = template.Library()


@register.simple_tag
def what_happens_to_twin(act: str, page: Page, destination: Page | None = None) -> str:
    """What is done to the twin of a page with it: ``{% what_happens_to_twin "delete" page as outcome %}``."""
    return what_happens(Act(act), page, destination)
