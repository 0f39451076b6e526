"""The page and the collection above all others are called as the site is: "Root" is no word for editors."""

from typing import Any

from django.db import migrations

WAGTAILS, OURS = "Root", "QCIHungary"


def rename(apps: Any, _schema_editor: Any) -> None:
    """Rename both, unless somebody has named them already."""
    apps.get_model("wagtailcore.Page").objects.filter(depth=1, title=WAGTAILS).update(title=OURS, draft_title=OURS)
    apps.get_model("wagtailcore.Collection").objects.filter(depth=1, name=WAGTAILS).update(name=OURS)


class Migration(migrations.Migration):
    dependencies = [
        ("pages", "0001_initial"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [migrations.RunPython(rename, migrations.RunPython.noop, elidable=True)]
