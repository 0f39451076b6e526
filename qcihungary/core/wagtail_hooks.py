"""Where Wagtail's admin asks what it should do otherwise."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.contrib.simple_translation.models import after_create_page
from wagtail.models import Page

USELESS = ("sites", "whats-new-in-wagtail")
"""What the names of such entries begin with. There is one site, and BASE_URL is its address; but Wagtail's page
explorer doesn't work without its app."""


@hooks.register("construct_settings_menu")
@hooks.register("construct_help_menu")
def leave_out_what_is_useless(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Keep the rest of a menu, in its order."""
    menu_items[:] = [item for item in menu_items if not item.name.startswith(USELESS)]


@hooks.register("insert_global_admin_css")
def add_styles() -> SafeString:
    """The few styles of ours: the two languages side by side, our colours and our mark."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("after_copy_page")
def give_copies_their_aliases(request: HttpRequest, page: Page, new_page: Page) -> None:
    """Keep the trees in lock-step: Wagtail does it for pages that are created, but not for those that are copied."""
    for copied in new_page.get_descendants(inclusive=True).specific():
        after_create_page(request, copied)
