"""Where Wagtail's admin asks what it should do otherwise."""

from django.http import Http404, HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import URLPattern
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.contrib.simple_translation.models import after_create_page
from wagtail.models import Page
from wagtail.rich_text.feature_registry import FeatureRegistry

import qcihungary.core.documents.withdrawal_view
import qcihungary.core.mail.admin  # noqa: F401  (its hook)
from qcihungary.core.addresses import redirect_form
from qcihungary.core.documents.document import SiteDocument
from qcihungary.core.documents.guarded_admin import AddTags, AddToCollection, Delete, GuardedDocumentsAPI
from qcihungary.core.documents.guarded_links import CONVERSION, GuardedLinkHandler, OpenPageLinkHandler
from qcihungary.core.documents.rule import may_read
from qcihungary.core.views import gone

USELESS = ("sites", "whats-new-in-wagtail", "editor-guide")
"""What the names of such entries begin with. There is one site, and BASE_URL is its address; but Wagtail's page
explorer doesn't work without its app. Wagtail's guide is in English only, and lies elsewhere: ours names it."""

BEFORE_WAGTAIL, AFTER_WAGTAIL = -100, 100
"""The order of what takes the place of something of Wagtail's: of an address before it, of a name after it."""


@hooks.register("construct_settings_menu")
@hooks.register("construct_help_menu")
def leave_out_what_is_useless(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Keep the rest of a menu, in its order."""
    menu_items[:] = [item for item in menu_items if not item.name.startswith(USELESS)]


@hooks.register("register_admin_urls", order=BEFORE_WAGTAIL)
def refuse_useless_redirects() -> list[URLPattern]:
    """The forms for redirects, and their import from a file, which say what would never lead anybody anywhere."""
    redirect_form.refuse_in_imports()
    return redirect_form.urlpatterns()


@hooks.register("insert_global_admin_css")
def add_styles() -> SafeString:
    """The few styles of ours: the two languages side by side, our colours and our mark."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("insert_global_admin_js")
def add_scripts() -> SafeString:
    """Dates as people write them, in every form and filter, and strokes within words; tables that fit a phone."""
    return format_html_join(
        "", '<script src="{}"></script>', ((static(f"js/{name}.js"),) for name in ("typing", "listing"))
    )


@hooks.register("insert_editor_js")
def add_editor_script() -> SafeString:
    """What an editor's form says of the version that it is based on."""
    return format_html('<script src="{}"></script>', static("js/editor.js"))


@hooks.register("after_copy_page")
def give_copies_their_aliases(request: HttpRequest, page: Page, new_page: Page) -> None:
    """Keep the trees in lock-step: Wagtail does it for pages that are created, but not for those that are copied."""
    for copied in new_page.get_descendants(inclusive=True).specific():
        after_create_page(request, copied)


@hooks.register("before_serve_document")
def refuse_guarded(document: SiteDocument, request: HttpRequest) -> HttpResponse | None:
    """A document that nothing shows to whoever asks isn't there, also for those who know its address.

    Raises:
        Http404: they may not read it, and nobody outside ever could. What once was public is gone.
    """
    if may_read(request, document):
        return None
    if document.opened_at:
        return gone(request)
    raise Http404


@hooks.register("construct_admin_api", order=AFTER_WAGTAIL)
def guard_the_api(router: WagtailAPIRouter) -> None:
    """Leave out of the admin's API what a user may not know of."""
    router.register_endpoint("documents", GuardedDocumentsAPI)


@hooks.register("register_rich_text_features", order=AFTER_WAGTAIL)
def guard_links(features: FeatureRegistry) -> None:
    """Let no text lead to a document or page that its reader may not read, and its editor name no such document."""
    features.register_link_type(GuardedLinkHandler)
    features.register_link_type(OpenPageLinkHandler)
    features.register_converter_rule("contentstate", "document-link", CONVERSION)


for bulk_action in (AddTags, AddToCollection, Delete):
    hooks.register("register_bulk_action", bulk_action, order=AFTER_WAGTAIL)
