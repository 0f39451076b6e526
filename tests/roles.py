"""People with a role, and browsers in which they have signed in."""

from typing import Any, cast

from django.contrib.auth.models import Group
from django.test import Client

from qcihungary.accounts.models import User
from qcihungary.accounts.rights.table import Role
from tests.factories import UserFactory


def member_of(role: Role, **fields: Any) -> User:
    """Somebody who has this role and no other rights."""
    user = cast("User", UserFactory(**fields))
    user.groups.add(Group.objects.get(name=role))
    return user


def desk_of(user: User) -> Client:
    """A browser in which somebody has signed in."""
    client = Client()
    client.force_login(user)
    return client
