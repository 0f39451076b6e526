"""Nothing is overwritten in silence: who saves what isn't based on the newest version is told first, and decides.

Wagtail refuses only what saves itself (docs/adr/0031-both-languages-together.md). What was typed stays in the form, and
the form is then based on the newest version: saving once more is the decision. ``static/js/editor.js`` keeps the form
true while it saves itself, and says when Wagtail's own question was answered already.
"""

from typing import Any

from django.contrib.admin.utils import quote
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.edit import EditView as PageEditView
from wagtail.models import Revision
from wagtail.snippets.views.snippets import EditView as RecordEditView

from qcihungary.core.desk.stale_forms import NOTHING_SAVED, who_saved

SEEN = "seen_revision_id"
"""What the form says was decided about: the version that Wagtail's own question named."""


def mark_of(revision: Revision | None) -> str:
    """What tells one state of a draft from the next; a version that saved itself keeps its number."""
    return f"{revision.pk}@{revision.created_at.isoformat()}" if revision else ""


def is_decided(request: HttpRequest, newest: Revision) -> bool:
    """Whether the editor knows of the newest version, and wants to save over it."""
    return request.POST.get(SEEN) == str(newest.pk)


def ask(request: HttpRequest, newest: Revision, compare: str, view: str) -> None:
    """Say who saved what, and what can be done about it."""
    happened = who_saved(newest.user, newest.created_at, request.user)
    buttons = [messages.button(compare, _("See what changed meanwhile"), new_window=True)] if compare else []
    if view:
        buttons.append(messages.button(view, _("See the newer version"), new_window=True))
    messages.warning(request, f"{happened} {NOTHING_SAVED}", buttons=buttons)


def loaded_revision(request: HttpRequest, revisions: Any, newest: Revision) -> int | None:
    """The version that the form is based on, if the newest can be compared with it."""
    asked = request.POST.get("loaded_revision_id", "")
    known = revisions.filter(pk=asked).exclude(pk=newest.pk) if asked.isdecimal() else revisions.none()
    found: int | None = known.values_list("pk", flat=True).first()
    return found


class PageAsksFirst(PageEditView):
    """Wagtail's view of editing a page, which asks before a newer version is replaced."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Save, unless that would replace what somebody saved since."""
        settled = self.page.alias_of_id or self.expects_json_response or self.locked_for_user
        if settled or self.is_cancelling_workflow or not self.is_out_of_date:
            return super().post(request, *args, **kwargs)
        return super().post(request, *args, **kwargs) if is_decided(request, self.latest_revision) else self.ask_first()

    def form_as_typed(self) -> Any:
        """Wagtail's form with what was sent, of the page as it is known to this view now."""
        return self.form_class(
            self.request.POST, self.request.FILES, instance=self.page, subscription=self.subscription,
            parent_page=self.parent, for_user=self.request.user,
        )  # fmt: skip

    def ask_first(self) -> HttpResponse:
        """The form as it was typed, now based on the newest version."""
        page, newest = self.page, self.latest_revision
        loaded = loaded_revision(self.request, page.revisions, newest)
        compare = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, loaded, newest.pk]) if loaded else ""
        ask(self.request, newest, compare, reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
        self.form = self.form_as_typed()
        if self.action_name == "save":
            self.form.defer_required_fields()
        self.form.is_valid()
        self.form.restore_required_fields()
        self.has_unsaved_changes = True
        self.autosave_enabled = False
        response: HttpResponse = self.render_to_response(self.get_context_data())
        return response


class RecordAsksFirst(RecordEditView):
    """Wagtail's view of editing a record, which asks likewise."""

    def is_valid(self, form: Any) -> bool:
        """Whether it may be saved: not in place of what somebody saved since, unless that was decided."""
        valid: bool = super().is_valid(form)
        settled = self.expects_json_response or self.locked_for_user or self.action == "cancel-workflow"
        if settled or not self.is_out_of_date or is_decided(self.request, self.latest_revision):
            return valid
        self.autosave_enabled = False
        self.produced_error_message = None
        self.ask_first()
        return False

    def ask_first(self) -> None:
        """Say who saved what."""
        newest = self.latest_revision
        key, names = quote(self.object.pk), self.model.snippet_viewset.get_url_name
        loaded = loaded_revision(self.request, self.object.revisions, newest)
        compare = reverse(names("revisions_compare"), args=[key, loaded, newest.pk]) if loaded else ""
        view = reverse(names("revisions_view"), args=[key, newest.pk]) if self.preview_enabled else ""
        ask(self.request, newest, compare, view)
