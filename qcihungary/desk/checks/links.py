"""Words that are clicked, and addresses that follow their readers."""

import re
from collections.abc import Iterator

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from qcihungary.core.desk.editing import Draft
from qcihungary.core.desk.findings import Finding, Weight
from qcihungary.core.tracking import follows_a_person, untracked
from qcihungary.desk.checks.reading import Link, links_of

EMPTY_WORDS = {
    *("here", "click here", "click", "this", "this link", "this page", "link", "more", "read more", "see more"),
    *("learn more", "details", "website"),
    *("itt", "ide", "ide kattintva", "ide kattintson", "ide kattints", "kattintson ide", "kattints ide", "erre"),
    *("ezen a linken", "ezen az oldalon", "ez", "a link", "link", "tovább", "bővebben", "részletek", "részletesen"),
    *("honlap", "weboldal"),
}
"""What says nothing of where a link leads, to those who hear the links of a page one after the other."""

ADDRESS = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)


def check_links(draft: Draft, request: HttpRequest) -> Iterator[Finding]:
    """What is wrong with each link."""
    for link in links_of(draft):
        yield from _about_words(link)
        yield from _about_address(link)


def _about_words(link: Link) -> Iterator[Finding]:
    if link.text is None:
        return
    where = {"field": link.spot.field, "block_id": link.spot.block_id}
    if not link.text:
        message = _("There is a link without words: nobody can see it, and a screen reader reads out its address.")
        yield Finding(Weight.ERROR, message, **where)
    elif link.text.casefold().strip(" .,:;!?…»›>→") in EMPTY_WORDS:
        message = _("The link “%(words)s” doesn't say where it leads. Use words that make sense by themselves.")
        yield Finding(Weight.WARNING, message % {"words": link.text}, **where)
    elif ADDRESS.fullmatch(link.text):
        message = _("The link “%(words)s” is a bare address. Say what is there instead.")
        yield Finding(Weight.WARNING, message % {"words": link.text}, **where)


def _about_address(link: Link) -> Iterator[Finding]:
    clean = untracked(link.href)
    if clean == link.href:
        return
    if follows_a_person(link.href):
        weight, message = (
            Weight.ERROR,
            _("This address tells who clicked, or who got the letter it was copied from."),
        )
    else:
        weight, message = Weight.WARNING, _("This address carries what a campaign added to count its visitors.")
    yield Finding(weight, message, field=link.spot.field, block_id=link.spot.block_id, instead=clean)
