"""The admin's menus: nothing in them that an editor of this site has no use for."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.menu import MenuItem

USELESS = ("sites", "whats-new-in-wagtail")
"""What the names of such entries begin with. There is one site, and BASE_URL is its address; but Wagtail's page
explorer doesn't work without its app."""


@hooks.register("construct_settings_menu")
@hooks.register("construct_help_menu")
def leave_out_what_is_useless(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Keep the rest of a menu, in its order."""
    menu_items[:] = [item for item in menu_items if not item.name.startswith(USELESS)]
