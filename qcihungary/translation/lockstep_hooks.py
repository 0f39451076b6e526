"""Where Wagtail unpublishes, moves and deletes: refused where the twin couldn't follow, and for several at once."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions.delete import DeleteBulkAction
from wagtail.admin.views.pages.bulk_actions.move import MoveBulkAction
from wagtail.admin.views.pages.bulk_actions.publish import PublishBulkAction
from wagtail.admin.views.pages.bulk_actions.unpublish import UnpublishBulkAction
from wagtail.models import Page

from qcihungary.core.wagtail_hooks import AFTER_WAGTAIL
from qcihungary.translation.lockstep import Act, twins_of, what_happens, why_not
from qcihungary.translation.twins import twin_of
from qcihungary.translation.unpublishing import FIELD, Languages, UnpublishForm, chosen, languages_of, unpublish


@hooks.register("before_unpublish_page")
def refuse_unpublishing(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Where the twin couldn't follow, unless it needn't."""
    if languages_of(page, chosen(request)) is Languages.ONE:
        return None
    return refuse(request, page, why_not(Act.UNPUBLISH, page, request.user))


@hooks.register("before_delete_page")
def refuse_deleting(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Likewise."""
    return refuse(request, page, why_not(Act.DELETE, page, request.user))


@hooks.register("before_move_page")
def refuse_moving(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    """Likewise."""
    return refuse(request, page, why_not(Act.MOVE, page, request.user, destination))


def refuse(request: HttpRequest, page: Page, reason: str) -> HttpResponse | None:
    """Back to the page's editor, with the reason, if there is one."""
    if not reason:
        return None
    messages.error(request, reason)
    return redirect("wagtailadmin_pages:edit", page.pk)


class BothLanguages:
    """Mixed into Wagtail's actions on several pages: their twins go with them, in Wagtail's one transaction."""

    act: Act
    request: HttpRequest

    def check_perm(self, page: Page) -> bool:
        """Whether the user may do it to the page and to its twin."""
        allowed: bool = super().check_perm(page)  # type: ignore[misc]  # of the action that it is mixed into
        return allowed and not why_not(self.act, page, self.request.user)

    def object_context(self, page: Page) -> dict[str, Any]:
        """With what happens to the twin."""
        context: dict[str, Any] = super().object_context(page)  # type: ignore[misc]  # as above
        return context | {"twin_outcome": what_happens(self.act, page)}

    @classmethod
    def execute_action(cls, objects: list[Page], **kwargs: Any) -> tuple[int, int]:
        """Do it to all, and count those that were chosen."""
        twins = twins_of(objects)
        counted: tuple[int, int] = super().execute_action(objects, **kwargs)  # type: ignore[misc]  # as above
        super().execute_action(twins, **kwargs)  # type: ignore[misc]  # as above
        return counted


class UnpublishBoth(BothLanguages, UnpublishBulkAction):
    """Unpublishing several pages, in one language or in both."""

    act = Act.UNPUBLISH
    template_name = "translation/bulk_unpublish.html"
    form_class = UnpublishForm

    @property
    def choice(self) -> Languages:
        """What the form says; both, before it was sent."""
        return self.cleaned_form.cleaned_data[FIELD] if self.cleaned_form else Languages.BOTH

    def check_perm(self, page: Page) -> bool:
        """Whether the user may do it to the page and, where it goes with it, to its twin."""
        if languages_of(page, self.choice) is Languages.ONE:
            return bool(UnpublishBulkAction.check_perm(self, page))
        return super().check_perm(page)

    def get_execution_context(self) -> dict[str, Any]:
        """With the choice."""
        return super().get_execution_context() | {"choice": self.choice}

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        """What was done, and in which languages."""
        done: str = super().get_success_message(num_parent_objects, num_child_objects)
        both, one = _("in both languages"), _("What has a text of its own in the other language stays public there.")
        return f"{done}: {both}." if self.choice is Languages.BOTH else f"{done}. {one}"

    @classmethod
    def execute_action(
        cls,
        objects: list[Page],
        choice: Languages = Languages.BOTH,
        user: Any = None,
        **kwargs: Any,
    ) -> tuple[int, int]:
        """Unpublish each in what was chosen."""
        below = bool(kwargs.get("include_descendants"))
        counted = [unpublish(page, user, choice, with_descendants=below) for page in objects]
        return sum(own for own, _below in counted), sum(below for _own, below in counted)


class DeleteBoth(BothLanguages, DeleteBulkAction):
    """Deleting several pages."""

    act = Act.DELETE
    template_name = "translation/bulk_delete.html"


class MoveBoth(BothLanguages, MoveBulkAction):
    """Moving several pages."""

    act = Act.MOVE
    template_name = "translation/bulk_move.html"

    def get_actionable_objects(self) -> tuple[list[Page], dict[str, Any]]:
        """Without those whose twins couldn't follow to the place that was chosen."""
        pages, left_out = super().get_actionable_objects()
        if self.cleaned_form is None:
            return pages, left_out
        destination, user = self.cleaned_form.cleaned_data["chooser"], self.request.user
        held = [page for page in pages if why_not(self.act, page, user, destination)]
        left_out["pages_without_destination_access"] += [
            {"item": page, "can_edit": page.permissions_for_user(user).can_edit()} for page in held
        ]
        return [page for page in pages if page not in held], left_out

    @classmethod
    def execute_action(
        cls, objects: list[Page], destination: Page | None = None, user: Any = None, **kwargs: Any
    ) -> tuple[int, int]:
        """Move each page, and its twin below the twin of the same place."""
        if destination is None:
            return 0, 0
        new_parent = twin_of(destination)
        for twin in twins_of(objects) if new_parent else ():
            twin.move(new_parent, pos="last-child", user=user)
        counted: tuple[int, int] = MoveBulkAction.execute_action(objects, destination=destination, user=user, **kwargs)
        return counted


class PublishOwnTexts(PublishBulkAction):
    """Publishing several pages. One without a text of its own has nothing to publish: Wagtail would break off there."""

    def check_perm(self, page: Page) -> bool:
        """Whether the user may, and there is something."""
        return bool(super().check_perm(page)) and not page.alias_of_id

    @classmethod
    def execute_action(cls, objects: list[Page], user: Any = None, **kwargs: Any) -> tuple[int, int]:
        """Publish each, and the drafts below it that have a text of their own."""
        below = [
            draft
            for page in (objects if kwargs.pop("include_descendants", False) else ())
            for draft in page.get_descendants().not_live().filter(alias_of=None).specific()
            if draft.permissions_for_user(user).can_publish()
        ]
        own, _none = super().execute_action(objects, user=user, **kwargs)
        for draft in below:
            (draft.get_latest_revision() or draft.save_revision(user=user)).publish(user=user)
        return own, len(below)


for bulk_action in (UnpublishBoth, DeleteBoth, MoveBoth, PublishOwnTexts):
    hooks.register("register_bulk_action", bulk_action, order=AFTER_WAGTAIL)
