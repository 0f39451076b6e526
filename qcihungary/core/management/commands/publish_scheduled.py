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
        if not options["dryrun"]:
            for revision in Revision.objects.filter(approved_go_live_at__lt=timezone.now()).order_by(
                "approved_go_live_at"
            ):
                if publish_scheduled.revision_date_expired(revision):
                    publish_and_expire(revision)
        super().handle(*args, **options)


@transaction.atomic
def publish_and_expire(revision: Revision) -> None:
    """Publish a version whose end has come, too, so that nobody reads it."""
    revision.publish(log_action="wagtail.publish.scheduled")
    revision.content_object.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
