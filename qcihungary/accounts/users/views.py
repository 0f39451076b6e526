"""Settings › Users: Wagtail's views, with invitations."""

from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button
from wagtail.users.views.users import CreateView, EditView, IndexView, UserViewSet

from qcihungary.accounts.invitations import invite, is_awaited, language_for, may_be_invited
from qcihungary.accounts.models import User
from qcihungary.accounts.users.forms import NewUserForm
from qcihungary.core.desk.heads import HOME, head_of
from qcihungary.core.languages import OWN_NAMES


def tell_of_invitation(request: HttpRequest, user: User, language: str) -> None:
    """Say to whom it goes, and in which language."""
    told = gettext("An invitation is on its way to %(email)s, in this language: %(language)s.")
    messages.success(request, told % {"email": user.email, "language": OWN_NAMES[language]})


def label_of(user: User) -> str:
    """What the button says."""
    return gettext("Send the invitation again") if is_awaited(user) else gettext("Send an invitation")


def standing_of(user: User) -> str:
    """What the list says of an invitation."""
    if not is_awaited(user):
        return ""
    return gettext("not accepted yet") if user.is_active else gettext("not accepted, switched off")


class UserIndexView(IndexView):
    """All users, with those who haven't accepted their invitation."""

    @cached_property
    def columns(self) -> list[Column]:
        """Wagtail's, and one of ours."""
        return [*super().columns, Column("invitation", label=_("Invitation"), accessor=standing_of, width="12%")]

    def get_list_more_buttons(self, instance: User) -> list[Button]:
        """With the way to an invitation."""
        buttons: list[Button] = super().get_list_more_buttons(instance)
        if may_be_invited(instance) and self.user_has_permission("change"):
            url = reverse("wagtailusers_users:invite", args=[instance.pk])
            buttons.append(Button(label_of(instance), url=url, icon_name="mail", priority=15))
        return buttons


class UserCreateView(CreateView):
    """A new user, who is invited where no password was typed."""

    def save_instance(self) -> User:
        """Make the account and write the letter, both or none: the view holds a transaction."""
        user: User = super().save_instance()
        if self.form.invites:
            tell_of_invitation(self.request, user, invite(user, self.request.user))
        return user


class UserEditView(EditView):
    """A user who is there."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the way to an invitation."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        if may_be_invited(self.object):
            context["invitation_label"] = label_of(self.object)
            context["is_awaited"] = is_awaited(self.object)
        return context


class SiteUserViewSet(UserViewSet):
    """All of it."""

    index_view_class = UserIndexView
    add_view_class = UserCreateView
    edit_view_class = UserEditView

    def get_form_class(self, for_update: bool = False) -> Any:  # noqa: FBT001, FBT002  (Wagtail's signature)
        """The form of a new user is ours."""
        return super().get_form_class(for_update=True) if for_update else NewUserForm

    def invite_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask, then send an invitation once more."""
        if not self.permission_policy.user_has_permission(request.user, "change"):
            raise PermissionDenied
        user = get_object_or_404(User, pk=pk)
        there = reverse(self.get_url_name("edit"), args=[pk])
        if not may_be_invited(user):
            messages.error(request, gettext("Only who may sign in and never has can be invited."))
            return redirect(there)
        if request.method == "POST":
            tell_of_invitation(request, user, invite(user, cast("User", request.user)))
            return redirect(self.get_url_name("index"))
        name = user.get_full_name() or user.email
        above = [HOME, (reverse(self.get_url_name("index")), gettext("Users")), (there, name)]
        context = {
            **head_of(label_of(user), "mail", *above),
            "invited": user,
            "language": OWN_NAMES[language_for(user)],
            "back": there,
        }
        return render(request, "wagtailusers/users/invite.html", context)

    def get_urlpatterns(self) -> list[URLPattern]:
        """With the address of an invitation."""
        return [*super().get_urlpatterns(), path("invite/<int:pk>/", self.invite_view, name="invite")]
