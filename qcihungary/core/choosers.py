"""Choosers of records on the admin's forms."""

from functools import cached_property
from typing import Any

from django.db import models
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.widgets import AdminSnippetChooser

with_name = lazy(lambda text, name: text % {"object": name}, str)


class RecordChooser(AdminSnippetChooser):
    """Wagtail's, whose buttons would stay in the language that was active when the site was started."""

    def __init__(self, model: type[models.Model], **kwargs: Any) -> None:
        super().__init__(model, **kwargs)
        name = model._meta.verbose_name
        self.choose_one_text = with_name(_("Choose %(object)s"), name)
        self.choose_another_text = with_name(_("Choose another %(object)s"), name)
        self.link_to_chosen_text = with_name(_("Edit this %(object)s"), name)


class RecordChooserViewSet(SnippetChooserViewSet):
    """What a record is chosen with, wherever a form refers to one."""

    page_title = _("Choose one:")
    """What stands before the name of the model, as Wagtail's chooser writes it."""

    @cached_property
    def widget_class(self) -> AdminSnippetChooser:
        """The widget; Wagtail registers an instance of it, despite the name."""
        return RecordChooser(model=self.model, icon=self.icon)
