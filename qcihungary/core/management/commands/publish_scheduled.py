"""``manage.py publish_scheduled``: Wagtail's, of which nobody reads what is over before it was published.

Django takes this command for Wagtail's, as the application stands before it in ``INSTALLED_APPS``.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.management.commands import publish_scheduled
from wagtail.models import Revision


class Command(publish_scheduled.Command):
    """Publish and unpublish what is due.

    Where it couldn't run for long, a version may be due to be published and to expire. Wagtail would publish it
    until the next run; here both happen in one transaction.
    """

    def handle(self, *args: Any, **options: Any) -> None:
        """Do both for those first, then what Wagtail does."""
        due = Revision.objects.filter(approved_go_live_at__lt=timezone.now()).order_by("approved_go_live_at")
        for revision in [] if options["dryrun"] else filter(publish_scheduled.revision_date_expired, due):
            with transaction.atomic():
                revision.publish(log_action="wagtail.publish.scheduled")
                published = revision.content_object
                if published.live:
                    published.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
        super().handle(*args, **options)
