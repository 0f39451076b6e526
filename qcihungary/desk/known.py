"""What of pages and records a user may know of: the title of a record can be a secret."""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.urls import reverse
from wagtail.models import Page, Revision, get_default_page_content_type
from wagtail.snippets.models import get_snippet_models

from qcihungary.core.guarded_views import EDITORS
from qcihungary.core.languages import OWN_NAMES
from qcihungary.core.records import Record


def records_for(user: Any, actions: Iterable[str] = EDITORS) -> list[type[Record]]:
    """The kinds of records with which a user may do one of some actions."""
    wanted = set(actions)
    return [
        model
        for model in get_snippet_models()
        if issubclass(model, Record) and model.snippet_viewset.permission_policy.user_has_any_permission(user, wanted)
    ]


def known_to(user: Any, base_content_type: str) -> Q:
    """Pages, and those records that a user works with; takes the name of the column that tells which it is."""
    records = ContentType.objects.get_for_models(*records_for(user)).values()
    return Q(**{f"{base_content_type}__in": [get_default_page_content_type(), *records]})


def model_of(revision: Revision) -> Any:
    """The model of the page or record of a revision; types of content are kept in memory."""
    return ContentType.objects.get_for_id(revision.content_type_id).model_class()


def edit_url(revision: Revision) -> str:
    """Where the page or record of a revision is edited."""
    model = model_of(revision)
    if issubclass(model, Page):
        return reverse("wagtailadmin_pages:edit", args=[revision.object_id])
    return reverse(model.snippet_viewset.get_url_name("edit"), args=[revision.object_id])


def kinds_of(revisions: Iterable[Revision]) -> dict[int, str]:
    """What each revision is one of, by its key, with the language where that makes a difference; one query."""
    base = get_default_page_content_type().pk
    keys = [int(revision.object_id) for revision in revisions if revision.base_content_type_id == base]
    languages = dict(Page.objects.filter(pk__in=keys).values_list("pk", "locale__language_code")) if keys else {}
    kinds = {}
    for revision in revisions:
        kind = str(model_of(revision)._meta.verbose_name)
        code = languages.get(int(revision.object_id)) if revision.base_content_type_id == base else None
        kinds[revision.pk] = f"{kind} ({OWN_NAMES[code]})" if code else kind
    return kinds
