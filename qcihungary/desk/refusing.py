"""Whoever publishes, schedules or approves a page that has errors is told so, and nothing is published.

What is typed is kept as a draft. Every way of publishing in the admin leads through here; a page that was scheduled
goes live by itself as it was when it was scheduled.
"""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.admin.views.pages.workflow import WorkflowAction
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.models import Page

from qcihungary.core.desk.editing import address_of_form
from qcihungary.core.desk.editor import PageCreator
from qcihungary.core.desk.findings import errors_of
from qcihungary.core.desk.publishing import asked_before, tell_after
from qcihungary.core.desk.refusals import RefusesApproval, refuse, tell
from qcihungary.core.pages import BasePage

AFTER_OURS = 200
"""The order of what takes the place of something that Wagtail, or our core, registers by the same name."""


@hooks.register("before_publish_page")
def refuse_to_publish(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Back to the form, where a page that is published or scheduled has errors."""
    if not isinstance(page, BasePage) or not refuse(page, request):
        return None
    return redirect(address_of_form(page))


@hooks.register("before_bulk_action")
def refuse_to_publish_many(
    request: HttpRequest, action_type: str, objects: Sequence[Any], action: Any
) -> HttpResponse | None:
    """Publish none of the chosen pages where one of them, or of those below that go with it, has errors."""
    if action_type != "publish" or not all(isinstance(chosen, Page) for chosen in objects):
        return None
    with_descendants = action.cleaned_form.cleaned_data.get("include_descendants", False)
    refused = [refuse(page, request) for page in _drafts(objects, with_descendants=with_descendants)]
    return redirect(action.next_url) if any(refused) else None


def _drafts(chosen: Iterable[Page], *, with_descendants: bool) -> Iterable[BasePage]:
    for page in chosen:
        below = page.get_descendants().not_live() if with_descendants else ()
        for each in (page, *below):
            draft = each.get_latest_revision_as_object()
            if isinstance(draft, BasePage) and not draft.alias_of_id:
                yield draft


class Creation(PageCreator):
    """Wagtail's view of writing a new page, which would be public before the hook of publishing is asked."""

    def publish_action(self) -> HttpResponse:
        """Keep a page that has errors as a draft."""
        page = self.form.save(commit=False)
        page.set_url_path(self.parent_page)
        errors = errors_of(page, self.request) if isinstance(page, BasePage) else []
        response: HttpResponse = self.save_action() if errors else super().publish_action()
        if errors:
            tell(self.page, errors, self.request)
        return response


class AskingApproval(WorkflowAction):
    """Wagtail's view of approving a page, or sending it back, from a list or from its preview."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Let features ask before an approval, and say what became of it."""
        asked = asked_before(request, self.object) if self.action_name == "approve" else None
        if asked is not None:
            return asked
        response: HttpResponse = super().post(request, *args, **kwargs)
        tell_after(request, self.object)
        return response


class Approval(RefusesApproval, AskingApproval):
    """The same, which first looks for errors."""


class PagesAPI(PagesAdminAPIViewSet):
    """Wagtail's, for its own scripts, without what publishes or acts on one language of two.

    So nobody can go around what is refused here, or do to one language what is done to both.
    """

    actions: ClassVar[dict[str, Any]] = {
        name: action for name, action in PagesAdminAPIViewSet.actions.items() if name == "revert_to_page_revision"
    }


@hooks.register("construct_admin_api", order=AFTER_OURS)
def change_nothing_by_api(router: WagtailAPIRouter) -> None:
    """Take Wagtail's place."""
    router.register_endpoint("pages", PagesAPI)
