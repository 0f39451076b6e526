"""Note the documents of the pages that were there before they were noted whenever a page is written.

The models of a migration have no blocks, so documents are found by the names under which our blocks keep them.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from wagtail.fields import StreamField

NAMES = ("document", "file", "captions")
LINK = re.compile(r"<a\b[^>]*>")
KEY = re.compile(r'\bid="(\d+)"')


def documents_in(value: Any) -> Iterator[int]:
    """The keys of the documents in raw data."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            if name in NAMES and isinstance(inner, int):
                yield inner
            yield from documents_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from documents_in(inner)
    elif isinstance(value, str):
        for link in LINK.findall(value):
            if 'linktype="document"' in link and (key := KEY.search(link)):
                yield int(key[1])


def fill(apps: Apps, schema_editor: BaseDatabaseSchemaEditor | None) -> None:
    """Walk through all pages."""
    noted = apps.get_model("core", "PageDocument")
    documents = set(apps.get_model("core", "SiteDocument").objects.values_list("pk", flat=True))
    for model in apps.get_models() if documents else ():
        fields = [field for field in model._meta.local_fields if is_told(field)]
        if not fields or "page_ptr" not in {field.name for field in model._meta.local_fields}:
            continue
        for page in model.objects.iterator(chunk_size=500):
            found = {key for field in fields for key in of_field(field, page)} & documents
            noted.objects.bulk_create([noted(page_id=page.pk, document_id=key) for key in found], ignore_conflicts=True)


def is_told(field: Any) -> bool:
    """Whether a column can name documents."""
    return isinstance(field, StreamField) or field.name == "document"


def of_field(field: Any, page: Any) -> Iterator[int]:
    """The keys in one column of a page."""
    value = field.value_from_object(page)
    if isinstance(field, StreamField):
        yield from documents_in(list(value.raw_data) if value else [])
    elif value:
        yield value


class Migration(migrations.Migration):
    dependencies = [("core", "0010_what_pages_show")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=True)]
