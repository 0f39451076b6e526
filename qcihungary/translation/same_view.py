"""„Így is közzéteszem”: a page that reads the same in both languages, though no word in it was translated."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.admin import messages
from wagtail.log_actions import log
from wagtail.models import Page

from qcihungary.core.desk.editing import address_of_form, page_to_edit
from qcihungary.core.desk.publishing import asked_before, tell_after
from qcihungary.core.desk.refusals import refuse
from qcihungary.core.pages import BasePage
from qcihungary.translation.untouched import say_it_reads_the_same

SAME = "qcihungary.reads_the_same"
"""What the page's history knows it as."""


@require_POST
@transaction.atomic
def reads_the_same(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it that a page reads the same, and publish its newest draft, or schedule it, if the user may."""
    page = page_to_edit(request, pk, for_update=True)
    lock = page.get_lock()
    if lock and lock.for_user(request.user):
        messages.error(request, gettext("The page is locked. Nothing was changed."))
        return redirect(address_of_form(page))
    may_publish = page.permissions_for_user(request.user).can_publish()
    asked = asked_before(request, page) if may_publish else None
    if asked is not None:
        return asked
    say_it_reads_the_same(page)
    log(instance=page, action=SAME, user=request.user)
    if not may_publish:
        messages.success(request, gettext("It is noted that this page reads the same in both languages."))
    elif not refuse(page.get_latest_revision_as_object(), request):
        publish(page, request)
        tell_after(request, page)
    return redirect(address_of_form(page))


def publish(page: BasePage, request: HttpRequest) -> None:
    """Publish the newest draft of a page, or schedule it where that is what it says."""
    revision = page.get_latest_revision() or page.save_revision(user=request.user)
    PublishPageRevisionAction(revision, user=request.user).execute()
    scheduled = Page.objects.get(pk=page.pk).scheduled_revision
    done = gettext("The page is scheduled as it is.") if scheduled else gettext("The page was published as it is.")
    messages.success(request, done)
