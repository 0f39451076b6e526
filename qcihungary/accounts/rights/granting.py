"""Bringing the table of rights into the database. It only adds: what an administrator granted besides stays."""

from collections.abc import Iterator

from django.contrib.auth.models import Group, Permission
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from qcihungary.accounts.rights.approval import set_up_approval
from qcihungary.accounts.rights.table import RIGHTS, SPECIAL, Role

COLLECTED = ("wagtailimages.image", "wagtaildocs.document")
"""What stands in collections. It is granted at the root of the collections, and so for all of them."""


@transaction.atomic
def bring_in() -> int:
    """Make the groups, their rights and the workflow, as far as they are missing. How many things were.

    Raises:
        LookupError: the table names something that isn't there.
    """
    groups = {role: Group.objects.get_or_create(name=role)[0] for role in Role}
    known = known_permissions()
    granted = sum(grant(group, role, known) for role, group in groups.items())
    return granted + set_up_approval([groups[Role.PUBLISHER], groups[Role.COORDINATOR]])


def bring_in_after_migrations(plan: object = None, **_signal: object) -> None:
    """Do it once every table is there, and with it every permission; and again after tests emptied the tables."""
    if plan is None or is_migrated():
        bring_in()


def is_migrated() -> bool:
    """Whether no migration is missing. To know it, every one of them is read."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def known_permissions() -> dict[tuple[str, str], Permission]:
    """Every permission, by its kind of content and its name."""
    found = Permission.objects.select_related("content_type")
    return {(".".join(one.content_type.natural_key()), one.codename): one for one in found}


def permissions_of(role: Role, known: dict[tuple[str, str], Permission]) -> Iterator[tuple[str, Permission]]:
    """What the table grants to a role, each with its kind of content.

    Raises:
        LookupError: the table names something that isn't there.
    """
    for kind, rights in RIGHTS.items():
        for action in rights.of(role):
            name = f"{action}_{kind.partition('.')[2]}"
            codename = SPECIAL.get(name, name)
            if (kind, codename) not in known:
                raise LookupError(f"There is no permission {codename} of {kind}")
            yield kind, known[kind, codename]


def grant(group: Group, role: Role, known: dict[tuple[str, str], Permission]) -> int:
    """Give a group what its role may do, and tell how much of it was missing."""
    pages, collections = Page.get_first_root_node(), Collection.get_first_root_node()
    had, missing, added = set(group.permissions.all()), [], 0
    for kind, permission in permissions_of(role, known):
        if kind == "wagtailcore.page":
            if pages:
                added += GroupPagePermission.objects.get_or_create(group=group, page=pages, permission=permission)[1]
        elif kind in COLLECTED:
            if collections:
                added += GroupCollectionPermission.objects.get_or_create(
                    group=group, collection=collections, permission=permission
                )[1]
        elif permission not in had:
            missing.append(permission)
    group.permissions.add(*missing)
    return added + len(missing)
