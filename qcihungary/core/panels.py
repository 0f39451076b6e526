"""Panels of the admin's forms that more than one model has."""

from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.widgets.slug import SlugInput


def side_by_side(name: str) -> FieldRowPanel:
    """The two columns of a bilingual field, English on the left, Hungarian on the right."""
    return FieldRowPanel([FieldPanel(f"{name}_en"), FieldPanel(f"{name}_hu")])


def slug_panel(name: str = "slug") -> FieldPanel:
    """The name in addresses. Accented letters lose their accents: Wagtail's own field would lose the letters.

    Its script knows both ways: ``slugify`` drops what isn't ASCII, ``urlify`` writes ő as o and ű as u. Wagtail uses
    the first for what is typed into the field, and the second for what comes from the title.
    """
    actions = str(SlugInput().attrs["data-action"]).replace("w-slug#slugify", "w-slug#urlify")
    return FieldPanel(name, widget=SlugInput(attrs={"data-action": actions}))
