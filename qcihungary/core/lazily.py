"""What Wagtail words once, in the language in which the site was started: said in the reader's instead."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.contrib.redirects.filters import RedirectsReportFilterSet
from wagtail.contrib.redirects.views import IndexView
from wagtail.forms import TaskStateCommentForm
from wagtail.images.forms import ImageInsertionForm

CHOOSER = {
    "choose_one_text": _("Choose"),
    "choose_another_text": _("Choose another"),
    "edit_item_text": _("Edit"),
    "search_tab_label": _("Search"),
    "create_action_label": _("Create"),
}
INSERTION = {"format": _("Format"), "image_is_decorative": _("Image is decorative"), "alt_text": _("Alt text")}


def speak_lazily() -> None:
    """Put the words that wait for their reader into the places of those that don't."""
    for name, text in CHOOSER.items():
        setattr(ChooserViewSet, name, text)
    for name, text in INSERTION.items():
        ImageInsertionForm.base_fields[name].label = text
    TaskStateCommentForm.base_fields["comment"].label = _("Comment")
    permanent = RedirectsReportFilterSet.base_filters["is_permanent"]
    permanent.label = _("Type")
    permanent.extra["choices"] = ((True, _("Permanent")), (False, _("Temporary")))
    permanent.extra["empty_label"] = _("All")
    headings = {"old_path": _("From"), "site": _("Site"), "link": _("To"), "get_is_permanent_display": _("Type")}
    IndexView.export_headings = headings
