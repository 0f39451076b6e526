"""Facts that nobody has entered yet: those of the project, and those that drafts of pages wait for."""

import json
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from qcihungary.consortium.models import ProjectFacts
from qcihungary.consortium.social import SocialNetwork
from qcihungary.core.desk.lists import SHOWN, DeskList, Entry
from qcihungary.core.placeholders import marks_in, may_hold_marks
from qcihungary.desk.backup import PERMISSION
from qcihungary.desk.drafts import UNPUBLISHED

WANTED = (
    "start_date", "end_date", "granting_authority_en", "granting_authority_hu", "title_en", "title_hu", "statement_en",
    "statement_hu", "programme_en", "programme_hu", "street_en", "street_hu", "postal_code", "city_en", "city_hu",
    "phone", "email", "website",
)  # fmt: skip
"""The facts that pages show where they are known. The home shows the first: those on which most depends."""

MOST_DRAFTS = 200
"""In how many drafts marks are looked for, the newest first."""


def facts_to_enter(request: HttpRequest) -> DeskList | None:
    """What is missing, for those who answer for the site."""
    if not request.user.has_perm(PERMISSION):
        return None
    form = reverse("wagtailsettings:edit", args=["consortium", "projectfacts"])
    entries = [*missing_of_project(form), *awaited_by_pages()]
    return DeskList(
        title=_("Facts still to enter"),
        icon="clipboard-list",
        count=len(entries),
        entries=entries[: 2 * SHOWN],
        url=form,
        empty=_("Every fact of the project is entered."),
    )


def missing_of_project(form: str) -> Iterator[Entry]:
    """The facts of the project that are empty, with the address of their form; visitors see nothing in their place."""
    facts = ProjectFacts.current()
    has_linkedin = any(link.value["network"] == SocialNetwork.LINKEDIN for link in facts.social_links)
    names = [] if has_linkedin else [_("LinkedIn address")]
    names += [str(ProjectFacts._meta.get_field(name).verbose_name) for name in WANTED if not getattr(facts, name)]
    yield from (Entry(capfirst(name), form, _("Project facts")) for name in names)


def awaited_by_pages() -> Iterator[Entry]:
    """The marks in the newest drafts of pages, where they wait until somebody knows the fact."""
    waiting = Page.objects.filter(UNPUBLISHED, alias_of=None).order_by("-latest_revision_created_at", "pk")
    latest = Revision.objects.filter(pk__in=list(waiting.values_list("latest_revision", flat=True)[:MOST_DRAFTS]))
    for key, title, content in latest.order_by("pk").values_list("object_id", "object_str", "content"):
        url = reverse("wagtailadmin_pages:edit", args=[key])
        yield from (Entry(mark, url, title) for value in content.values() for mark in marks_in(readable(value)))


def readable(value: Any) -> Any:
    """A value of a revision; Wagtail keeps the blocks of a body there as JSON, in which ő is an escape."""
    if not isinstance(value, str) or not value.startswith("[") or not may_hold_marks(value):
        return value
    try:
        return json.dumps(json.loads(value), ensure_ascii=False)
    except ValueError:  # a text that only begins like a list
        return value
