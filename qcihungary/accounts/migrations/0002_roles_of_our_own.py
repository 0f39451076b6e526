"""Wagtail's first groups and its first workflow become ours, with whoever is in them and whatever is on its way.

What else the roles may do is brought in after all migrations: permissions are made only then.
"""

from django.db import migrations

GROUPS = {"Editors": "Szerkesztők (Editors)", "Moderators": "Közzétevők (Publishers)"}
APPROVAL, TASK = "Jóváhagyás (Approval)", "Közzétevők jóváhagyása (Approval by publishers)"
WAGTAILS = "Moderators approval"


def rename(apps, schema_editor):
    """Give them our names, where nobody has used those yet."""
    Group = apps.get_model("auth", "Group")
    for old, new in GROUPS.items():
        if not Group.objects.filter(name=new).exists():
            Group.objects.filter(name=old).update(name=new)
    for model, new in (("Workflow", APPROVAL), ("Task", TASK)):
        rows = apps.get_model("wagtailcore", model).objects
        if not rows.filter(name=new).exists():
            # An administrator may have made another of the same name.
            first = rows.filter(name=WAGTAILS).order_by("pk").first()
            if first:
                rows.filter(pk=first.pk).update(name=new)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
    ]

    operations = [migrations.RunPython(rename, migrations.RunPython.noop, elidable=False)]
