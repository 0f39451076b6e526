"""The roles, and what each may do with which kind of content. What isn't here is for administrators only."""

from enum import StrEnum
from typing import NamedTuple


class Role(StrEnum):
    """The groups that every site has, by name.

    A group's name is data, which is in no catalogue of messages: so each stands there in both languages.
    """

    AUTHOR = "Szerzők (Authors)"
    """Writes drafts of pages of their own and of records, and sends them to be approved."""

    EDITOR = "Szerkesztők (Editors)"
    """Does the same with everybody's pages, pictures and documents."""

    PUBLISHER = "Közzétevők (Publishers)"
    """Approves, publishes and withdraws pages and records."""

    COORDINATOR = "Koordinátorok (Coordinators)"
    """Keeps the whole site: may all that publishers may, in pages, menus and records, and deletes sections; keeps the
    project's facts, and knows who wrote to the project or registered for an event."""


class Rights(NamedTuple):
    """What each role may do with a kind of content: actions, divided by spaces."""

    author: str = ""
    editor: str = ""
    publisher: str = ""
    coordinator: str = ""

    def of(self, role: Role) -> list[str]:
        """What one role may do."""
        return getattr(self, role.name.lower()).split()


OWN_FILES, FILES = "add choose", "add change choose"
PAGES = "add change publish lock unlock"
SECTIONS = f"{PAGES} bulk_delete"
DRAFT, APPROVE = "add change view", "change view publish"
ALL = "add change view delete publish lock unlock"

# fmt: off
RIGHTS = {
    #                                               author     editor        publisher            coordinator
    "wagtailadmin.admin":                    Rights("access",  "access",     "access",            "access"),
    "wagtailcore.page":                      Rights("add",     "add change", PAGES,               SECTIONS),
    "simple_translation.simpletranslation":  Rights("submit",  "submit",     "submit",            "submit"),
    "wagtailimages.image":                   Rights(OWN_FILES, FILES,        FILES,               FILES),
    "wagtaildocs.document":                  Rights(OWN_FILES, FILES,        FILES,               FILES),
    "core.sitedocument":                     Rights("",        "",           "withdraw",          "withdraw"),
    "news.newstag":                          Rights("",        DRAFT,        f"{DRAFT} delete",   f"{DRAFT} delete"),
    "deliverables.deliverable":              Rights(DRAFT,     DRAFT,        ALL,                 ALL),
    "publications.publication":              Rights(DRAFT,     DRAFT,        ALL,                 ALL),
    "glossary.glossaryterm":                 Rights(DRAFT,     DRAFT,        ALL,                 ALL),
    "consortium.member":                     Rights("",        "",           APPROVE,             ALL),
    "consortium.workpackage":                Rights("",        "",           APPROVE,             ALL),
    "consortium.funder":                     Rights("",        "",           APPROVE,             ALL),
    "consortium.projectfacts":               Rights("",        "",           "",                  "change"),
    "wagtailredirects.redirect":             Rights("",        "",           "add change delete", "add change delete"),
    "training.registrationdesk":             Rights("",        "",           DRAFT,               f"{DRAFT} delete"),
    "training.registration":                 Rights("",        "",           "",                  "view change"),
    "contact.contactmessage":                Rights("",        "",           "",                  "view delete"),
}
# fmt: on
"""Changing a deliverable opens the documents that its record keeps back; whoever writes the register has to know it.

Nobody gets to see the outbox, ``core.outgoingmail``: the links by which a password is set anew pass through it.
"""

SPECIAL = {"access_admin": "access_admin", "submit_simpletranslation": "submit_translation"}
"""Permissions that aren't named after their model."""

APPROVAL = "Jóváhagyás (Approval)"
"""The workflow of everything that authors and editors write."""

APPROVAL_TASK = "Közzétevők jóváhagyása (Approval by publishers)"
"""Its one step."""
