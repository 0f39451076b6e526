"""The admin's side of documents: those of records that an editor may not know of aren't there, unless public."""

from typing import Any, cast

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet
from django.utils.translation import gettext
from wagtail.documents import permissions
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.documents.views.bulk_actions import AddTagsBulkAction, AddToCollectionBulkAction, DeleteBulkAction
from wagtail.documents.widgets import AdminDocumentChooser
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy

from qcihungary.core.admin_reader import admin_reader
from qcihungary.core.documents.document import SiteDocument
from qcihungary.core.documents.rule import WITHDRAW, is_settled, known_to, may_know

CHANGES = frozenset({"change", "delete"})


class GuardedDocumentPolicy(CollectionOwnershipPermissionPolicy):
    """Wagtail's policy for documents, for those that guards let the user know of."""

    def user_has_any_permission_for_instance(self, user: Any, actions: Any, instance: SiteDocument) -> bool:
        """Whether the user may do any of these things with a document. Wagtail's question about one leads here.

        What was approved changes and goes by the hands of those only who may withdraw it, too: a title stands on live
        pages, a language in addresses, and a collection may close it.
        """
        allowed = may_know(user, instance) and super().user_has_any_permission_for_instance(user, actions, instance)
        is_change = CHANGES.issuperset(actions) and not user.has_perm(WITHDRAW)
        return allowed and not (is_change and is_settled(instance))

    def instances_user_has_any_permission_for(self, user: Any, actions: Any) -> "QuerySet[SiteDocument]":
        """The documents with which the user may do any of these things."""
        documents = super().instances_user_has_any_permission_for(user, actions)
        return cast("QuerySet[SiteDocument]", documents.filter(known_to(user)))


def guard_the_admin() -> None:
    """Put our policy in the place of Wagtail's: there is one, and all of its views hold on to it.

    Its chooser and its block have no such policy: whoever edits a page is told what was chosen there.
    """
    permissions.permission_policy.__class__ = GuardedDocumentPolicy
    AdminDocumentChooser.get_display_title = lambda _chooser, document: name_for_reader(document)
    DocumentChooserBlock.render_basic = lambda _block, document, context=None: name_for_reader(document)  # noqa: ARG005  (Wagtail's)


def name_for_reader(document: SiteDocument | None) -> str:
    """What an editor's form and its history call a document: where a guard keeps it back from them, its number."""
    if document is None or may_know(admin_reader(), document):
        return str(document or "")
    return gettext("Closed document (%(number)s)") % {"number": document.pk}


class GuardedDocumentsAPI(DocumentsAdminAPIViewSet):
    """The admin's own API, which would list every document to whoever may enter the admin."""

    def get_queryset(self) -> "QuerySet[SiteDocument]":
        """The documents that guards let the user know of."""
        return cast("QuerySet[SiteDocument]", super().get_queryset().filter(known_to(self.request.user)))


class KnownDocuments:
    """For bulk actions: they would name the documents with which nothing may be done."""

    def get_actionable_objects(self) -> tuple[list[SiteDocument], dict[str, list[SiteDocument]]]:
        """Those to act on, and those that are only named; neither holds what the user may not know of."""
        user: AbstractBaseUser = self.request.user  # type: ignore[attr-defined]  # of the view
        found, others = super().get_actionable_objects()  # type: ignore[misc]  # of the view
        return found, {name: [item for item in items if may_know(user, item)] for name, items in others.items()}


class AddTags(KnownDocuments, AddTagsBulkAction):
    """Wagtail's."""


class AddToCollection(KnownDocuments, AddToCollectionBulkAction):
    """Wagtail's."""


class Delete(KnownDocuments, DeleteBulkAction):
    """Wagtail's."""
