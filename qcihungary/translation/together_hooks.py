"""Where Wagtail's editor of a page offers both languages at once, and says what became of the twin."""

from typing import Any
from weakref import WeakKeyDictionary

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.models import EditingSession
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Page, get_default_page_content_type

from qcihungary.core.desk.editor import PublicationRefusedError
from qcihungary.core.desk.overwriting import mark_of
from qcihungary.core.pages import BasePage
from qcihungary.translation.states import State, standing_of
from qcihungary.translation.together import (
    Before,
    change_since,
    draft_beside,
    missing_in,
    offered_twin,
    publish_twin,
    refusal,
)
from qcihungary.translation.twins import is_unpublished, sentence, twin_of

AFTER_PUBLISH = 31
"""The place of ours in the menu, behind Wagtail's own entry."""

BOTH = "both "
"""What the button sends begins with this; the mark of the twin's draft follows."""


class PublishBothMenuItem(ActionMenuItem):
    """„Mindkét nyelv közzététele”. It sends what Wagtail's own button sends, but for its value."""

    label = gettext_lazy("Publish both languages")
    name = "action-publish"
    icon_name = "globe"
    template_name = "translation/publish_both.html"

    def is_shown(self, context: dict[str, Any]) -> bool:
        """Whether both can be published now, by this user."""
        if context["view"] != "edit" or context["locked_for_user"]:
            return False
        may_publish = self.get_user_page_permissions_tester(context).can_publish()
        return may_publish and offered_twin(context["page"], context["request"].user) is not None

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        """With what the button remembers of the twin."""
        page = parent_context["page"]
        twin = twin_of(page)
        return super().get_context_data(parent_context) | {
            "value": BOTH + mark_of(twin and twin.get_latest_revision()),
            "is_scheduled": bool(page.go_live_at and page.go_live_at > timezone.now()),
        }


@hooks.register("register_page_action_menu_item")
def offer_both() -> ActionMenuItem:
    """Behind "Publish"."""
    return PublishBothMenuItem(order=AFTER_PUBLISH)


def is_for_both(request: HttpRequest) -> bool:
    """Whether the button for both was pressed."""
    return request.POST.get("action-publish", "").startswith(BOTH)


def open_button(twin: BasePage, label: str = "") -> Any:
    """Leads to the twin's editor."""
    return messages.button(reverse("wagtailadmin_pages:edit", args=[twin.pk]), label or _("Open it"))


_before: WeakKeyDictionary[HttpRequest, Before] = WeakKeyDictionary()
"""What is known between Wagtail's two hooks of a publication of both."""


@hooks.register("before_publish_page")
def see_whether_both_can_be_published(request: HttpRequest, page: Page) -> None:
    """Refuse, before anything is published, what couldn't be done for both.

    Raises:
        PublicationRefusedError: the twin isn't ready, isn't the user's to publish, or isn't what the editor has seen.
    """
    twin = twin_of(page) if is_for_both(request) else None
    if twin is None or not is_unpublished(twin):
        return
    reason = refusal(twin, request.user)
    reason = reason or change_since(twin, request.POST["action-publish"].removeprefix(BOTH), request.user)
    if not reason:
        draft, _changed = draft_beside(twin, page)
        if missing := missing_in(draft, request):
            reason = sentence(_("%(twin)s isn't ready: %(missing)s."), twin, missing="; ".join(missing))
    if reason:
        kept = _("Nothing was published. What you wrote is kept as a draft.")
        raise PublicationRefusedError(f"{kept} {reason}", [open_button(twin)])
    _before[request] = Before.of(page, twin)


@hooks.register("after_publish_page")
def publish_both(request: HttpRequest, page: Page) -> None:
    """Publish the twin, in the same transaction."""
    if before := _before.pop(request, None):
        publish_twin(page, request.user, before)


# --- What became of the twin


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def tell_of_twin(request: HttpRequest, page: Page) -> None:
    """After a publication, say what readers of the other language get."""
    published = Page.objects.filter(pk=page.pk).first()
    twin = twin_of(page) if published and "action-publish" in request.POST else None
    if twin is None or published is None:
        return
    if published.scheduled_revision:
        tell_of_schedule(request, twin)
    elif published.live and not published.has_unpublished_changes:
        tell_of_publication(request, twin)


def tell_of_schedule(request: HttpRequest, twin: BasePage) -> None:
    """Whether the twin goes with it."""
    if twin.alias_of_id:
        messages.info(request, sentence(_("%(twin)s shows this text too, from the same moment on."), twin))
    elif twin.scheduled_revision:
        messages.success(request, sentence(_("%(twin)s is scheduled too."), twin), buttons=[open_button(twin)])
    elif is_unpublished(twin):
        message = _("%(twin)s isn't scheduled: its draft stays a draft.")
        messages.info(request, sentence(message, twin), buttons=[open_button(twin)])


def tell_of_publication(request: HttpRequest, twin: BasePage) -> None:
    """What readers of the twin's language get now."""
    if is_for_both(request) and not is_unpublished(twin):
        messages.success(request, sentence(_("%(twin)s was published at the same moment."), twin))
        warn_of_editors(request, twin)
        return
    standing = standing_of(twin)
    match standing.state:
        case State.MISSING:
            message = _("%(twin)s shows this text too, with a notice that it isn't translated yet.")
            button = open_button(twin, _("Translate it"))
        case State.DRAFT if twin.live:
            message = _("%(twin)s shows this text too, with a notice, until its translation is published.")
            button = open_button(twin, _("Go on translating"))
        case State.DRAFT:
            message, button = _("%(twin)s isn't public: it is a draft."), open_button(twin)
        case State.BEHIND:
            message = ngettext(
                "%(twin)s is now behind in %(count)d part.",
                "%(twin)s is now behind in %(count)d parts.",
                standing.count,
            )
            button = open_button(twin, _("Bring it up to date"))
        case _ if twin.has_unpublished_changes:
            message, button = _("%(twin)s has changes that aren't published."), open_button(twin)
        case _:
            message, button = _("%(twin)s keeps its text."), open_button(twin)
    messages.info(request, sentence(message, twin, count=standing.count), buttons=[button])


def warn_of_editors(request: HttpRequest, twin: BasePage) -> None:
    """Name those who are writing in the twin now: what they haven't saved isn't published."""
    sessions = EditingSession.objects.available().filter(
        content_type=get_default_page_content_type(), object_id=str(twin.pk), is_editing=True
    )
    for user in dict.fromkeys(session.user for session in sessions.select_related("user")):
        if user != request.user:
            message = _("%(who)s is writing in %(twin)s right now. What wasn't saved there isn't published.")
            messages.warning(request, sentence(message, twin, who=get_user_display_name(user)))
