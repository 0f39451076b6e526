"""The admin of what came by itself: editors look at it and delete it, but nobody writes or changes it."""

from typing import Any, ClassVar

from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy


class KeptPolicy(ModelPermissionPolicy):
    """Only the model's permissions to view and to delete count, for administrators too."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Whether somebody may do something."""
        return action in ("view", "delete") and super().user_has_permission(user, action)


class KeptViewSet(ModelViewSet):
    """A list, each entry to look at, and a way to delete it. Who may is decided by the model's own permissions."""

    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False
    form_fields: ClassVar[list[str]] = []
    list_per_page = 50

    @property
    def permission_policy(self) -> KeptPolicy:
        """Who may do what."""
        return KeptPolicy(self.model)
