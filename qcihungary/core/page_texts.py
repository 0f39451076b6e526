"""The texts of a page beside its title and summary, as its ``search_fields`` name them, without markup."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Manager
from wagtail.search.index import RelatedFields, SearchField

NOT_TEXT = ("title", "search_description")


def texts_of(page: Any) -> Iterator[str]:
    """All of them, in the order of the fields; those of a draft where the page is one."""
    return (text for field in page.get_search_fields() for text in texts(page, field))


def texts(owner: Any, field: Any) -> Iterator[str]:
    """The texts of a search field, whatever Wagtail knows it by."""
    if isinstance(field, SearchField) and field.field_name not in NOT_TEXT:
        yield from flat(field.get_value(owner))
    elif isinstance(field, RelatedFields):
        related = getattr(owner, field.field_name, None)
        for one in related.all() if isinstance(related, Manager) else [related] if related is not None else []:
            for inner in field.fields:
                yield from texts(one, inner)


def flat(value: Any) -> Iterator[str]:
    """The texts in a value: a text, or a list of values."""
    if isinstance(value, list | tuple):
        for one in value:
            yield from flat(one)
    elif value:
        yield str(value)
