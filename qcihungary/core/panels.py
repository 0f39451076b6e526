"""Panels and fields of the admin's forms that more than one model has."""

from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.widgets.slug import SlugInput


def side_by_side(name: str) -> FieldRowPanel:
    """The two columns of a bilingual field, English on the left, Hungarian on the right."""
    return FieldRowPanel([FieldPanel(f"{name}_en"), FieldPanel(f"{name}_hu")])


def slug_input() -> SlugInput:
    """The input of a name in addresses, in which accented letters only lose their accents: ő becomes o, ű becomes u.

    Wagtail's own does so with what comes from the title, by its script's ``urlify``; from what is typed into it, by
    ``slugify``, it drops the whole letter.
    """
    actions = str(SlugInput().attrs["data-action"])
    return SlugInput(attrs={"data-action": actions.replace("w-slug#slugify", "w-slug#urlify")})


def slug_panel() -> FieldPanel:
    """The panel of a model's slug."""
    return FieldPanel("slug", widget=slug_input())
