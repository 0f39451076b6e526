"""Take over the redirects that Wagtail has written by itself."""

from hashlib import sha256

from django.db import migrations


def take_over(apps, schema_editor):
    FormerAddress = apps.get_model("core", "FormerAddress")
    Redirect = apps.get_model("wagtailredirects", "Redirect")
    written = Redirect.objects.filter(automatically_created=True, redirect_page__isnull=False)
    for redirect in written.select_related("redirect_page__content_type").order_by("pk"):
        address = f"{redirect.old_path.rstrip('/')}/"
        content_type = redirect.redirect_page.content_type
        FormerAddress.objects.get_or_create(
            digest=sha256(address.encode()).hexdigest(),
            object_id=redirect.redirect_page_id,
            defaults={
                "address": address,
                "part": address.rstrip("/").rpartition("/")[2],
                "kind": f"{content_type.app_label}.{content_type.model}",
            },
        )
    written.delete()


class Migration(migrations.Migration):

    dependencies = [
        ("core", "0008_former_addresses"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
    ]

    operations = [migrations.RunPython(take_over, migrations.RunPython.noop)]
