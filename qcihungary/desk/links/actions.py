"""What an editor can do about a link beside mending it: have it checked now, or say that it is well as it is."""

import datetime
import time

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder

from qcihungary.core.desk.heads import HOME, head_of
from qcihungary.desk.links.at_once import URL_NAME
from qcihungary.desk.links.checking import check_one
from qcihungary.desk.links.models import CheckedLink, LinkUse
from qcihungary.desk.links.telling import Targets, Teller, reason_of, visible_to
from qcihungary.desk.links.vocabulary import LinkState

ONCE_IN = datetime.timedelta(minutes=1)
"""How often a link can be checked."""

MOST_IN_A_MINUTE = 10
"""How many links one editor can have checked: each keeps a process of the server waiting."""

ASKED = "links_checked_at"


class IgnoreForm(forms.Form):
    """Why a link is well as it is."""

    because = forms.CharField(
        label=gettext_lazy("Why is it well as it is?"),
        max_length=300,
        help_text=gettext_lazy("For whoever wonders later. For example: the site lets only its members in."),
    )


def link_for(request: HttpRequest, key: int) -> tuple[CheckedLink, LinkUse]:
    """A link that stands in something that the user may change, and one such place.

    Raises:
        Http404: there is none, whether or not there is such a link.
    """
    link = get_object_or_404(CheckedLink, pk=key)
    use = visible_to(request.user).filter(link=link).first()
    if use is None:
        raise Http404
    return link, use


@require_POST
def check_again(request: HttpRequest, key: int) -> HttpResponse:
    """Check a link now."""
    link, _use = link_for(request, key)
    if not settings.LINK_CHECK:
        messages.warning(request, _("The check of links is switched off on this site."))
    elif (link.last_checked and timezone.now() - link.last_checked < ONCE_IN) or is_hasty(request):
        messages.warning(request, _("It was checked a moment ago. Try again in a minute."))
    else:
        check_one(link)
        tell(request, link)
    return back(request)


def is_hasty(request: HttpRequest) -> bool:
    """Whether an editor has had many links checked within the minute."""
    now = time.time()
    given = request.session.get(ASKED)
    recent = [moment for moment in given if now - moment < ONCE_IN.total_seconds()] if isinstance(given, list) else []
    if len(recent) >= MOST_IN_A_MINUTE:
        return True
    request.session[ASKED] = [*recent, now]
    return False


def tell(request: HttpRequest, link: CheckedLink) -> None:
    """Say what the check found."""
    leads_to, _href = Targets(AdminURLFinder(request.user), [link]).name(link)
    said = {"address": leads_to, "reason": reason_of(link)}
    if link.state == LinkState.GOOD:
        messages.success(request, _("It leads where it should: %(address)s") % said)
    else:
        messages.warning(request, _("%(address)s: %(reason)s") % said)


@require_http_methods(["GET", "HEAD", "POST"])
def ignore(request: HttpRequest, key: int) -> HttpResponse:
    """Ask why, then warn of this link no more, wherever it stands."""
    link, use = link_for(request, key)
    form = IgnoreForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        link.ignored_at, link.ignored_by = timezone.now(), request.user  # type: ignore[assignment]  # they have signed in
        link.ignored_because = form.cleaned_data["because"]
        link.save(update_fields=["ignored_at", "ignored_by", "ignored_because"])
        messages.success(request, _("This link is ignored from now on."))
        return back(request)
    told = Teller(request.user, [use]).tell(use)
    head = head_of(_("Ignore this link"), "link", HOME, (reverse(URL_NAME), _("Links")))
    context = {**head, "form": form, "told": told, "come_back_to": address_to_come_back_to(request)}
    return TemplateResponse(request, "desk/links/ignore.html", context)


@require_POST
def watch_again(request: HttpRequest, key: int) -> HttpResponse:
    """Warn of a link again."""
    link, _use = link_for(request, key)
    link.ignored_at, link.ignored_by, link.ignored_because = None, None, ""
    link.save(update_fields=["ignored_at", "ignored_by", "ignored_because"])
    messages.success(request, _("This link is watched again."))
    return back(request)


def address_to_come_back_to(request: HttpRequest) -> str:
    """The report as the editor has left it."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = wanted.startswith(reverse(URL_NAME)) and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if is_ours else reverse(URL_NAME)


def back(request: HttpRequest) -> HttpResponse:
    """To the report."""
    return redirect(address_to_come_back_to(request))
