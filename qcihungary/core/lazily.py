"""What Wagtail words once, in the language in which the site was started: said in the reader's instead."""

from typing import Any

from django.contrib.auth.models import Permission
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.forms import choosers, workflows
from wagtail.admin.forms.collections import GroupCollectionManagementPermissionFormSet
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.contrib.redirects.filters import RedirectsReportFilterSet
from wagtail.contrib.redirects.views import IndexView
from wagtail.documents.forms import GroupDocumentPermissionFormSet
from wagtail.forms import TaskStateCommentForm
from wagtail.images.forms import GroupImagePermissionFormSet, ImageInsertionForm
from wagtail.models import PAGE_PERMISSION_TYPES
from wagtail.sites.views import IndexView as SitesView
from wagtail.users.forms import PagePermissionsForm

CHOOSER = {
    "choose_one_text": _("Choose"),
    "choose_another_text": _("Choose another"),
    "edit_item_text": _("Edit"),
    "search_tab_label": _("Search"),
    "create_action_label": _("Create"),
}
INSERTION = {"format": _("Format"), "image_is_decorative": _("Image is decorative"), "alt_text": _("Alt text")}
OF_COLLECTIONS = (
    GroupCollectionManagementPermissionFormSet,
    GroupDocumentPermissionFormSet,
    GroupImagePermissionFormSet,
)
LABELS: dict[Any, dict[str, Any]] = {
    ImageInsertionForm: INSERTION,
    TaskStateCommentForm: {"comment": _("Comment")},
    choosers.ExternalLinkChooserForm: {"link_text": _("Link text")},
    choosers.AnchorLinkChooserForm: {"link_text": _("Link text")},
    choosers.PhoneLinkChooserForm: {"link_text": _("Link text"), "phone_number": _("Phone number")},
    choosers.EmailLinkChooserForm: {
        "email_address": _("E-mail address"),
        "link_text": _("Link text"),
        "subject": pgettext_lazy("of an e-mail", "Subject"),
        "body": _("Text of the message"),
    },
    PagePermissionsForm: {"page": _("Page")},
    workflows.WorkflowPageForm: {"page": _("Page")},
    workflows.WorkflowContentTypeForm: {"content_types": _("Kinds of records")},
    **{formset.form: {"collection": _("Collection")} for formset in OF_COLLECTIONS},
}
"""The fields of Wagtail's forms whose names it makes of its code, or says in one language."""

SITES = {"port": _("Port"), "site_name": _("Site name"), "root_page": _("Root page")}


def speak_lazily() -> None:
    """Put the words that wait for their reader into the places of those that don't."""
    for name, text in CHOOSER.items():
        setattr(ChooserViewSet, name, text)
    for form, labels in LABELS.items():
        for name, text in labels.items():
            form.base_fields[name].label = text
    for formset in OF_COLLECTIONS:
        formset.permission_types[:] = [
            (codename, _(short), _(long))
            for codename, short, long in formset.permission_types  # in Wagtail's source they are marked
        ]
    PagePermissionsForm.base_fields["permissions"].label_from_instance = said_of_a_page
    for column in SitesView.columns:
        column.label = SITES.get(column.name, column.label)
    speak_of_redirects()


def said_of_a_page(permission: Permission) -> str:
    """What a right to pages allows, in the reader's language."""
    return next(str(long) for codename, _short, long in PAGE_PERMISSION_TYPES if codename == permission.codename)


def speak_of_redirects() -> None:
    """The kinds and the headings of their list."""
    permanent = RedirectsReportFilterSet.base_filters["is_permanent"]
    permanent.label = _("Type")
    permanent.extra["choices"] = ((True, _("Permanent")), (False, _("Temporary")))
    permanent.extra["empty_label"] = _("All")
    headings = {"old_path": _("From"), "site": _("Site"), "link": _("To"), "get_is_permanent_display": _("Type")}
    IndexView.export_headings = headings
