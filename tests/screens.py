"""Every address of the admin, filled with things that are there. A pattern that nothing fills is an error."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, GroupApprovalTask, Site, Workflow

from qcihungary.accounts.models import User
from qcihungary.consortium.models import ProjectFacts
from qcihungary.contact.models import ContactMessage
from qcihungary.core.mail.outgoing import OutgoingMail
from qcihungary.desk.links.models import CheckedLink
from qcihungary.news.models import NewsPage
from qcihungary.publications.models import IncomingBatch
from qcihungary.training.models import EventPage
from tests.deliverables.factories import DeliverableFactory, DocumentFactory
from tests.deliverables.walk import patterns
from tests.factories import (
    FunderFactory,
    GlossaryTermFactory,
    ImageFactory,
    MemberFactory,
    NewsTagFactory,
    Trees,
    WorkPackageFactory,
)
from tests.page_types import PAGE_TYPES, example
from tests.publications.factories import PublicationFactory
from tests.training.registration.desks import apply, desk_of, in_days

NAME = re.compile(r"%\((\w+)\)s")
LEFT_OUT = re.compile(r"admin/(logout|failwhale)/")
"""The first would end the walk; the second, of Wagtail's, fails on purpose."""

RECORDS = (
    DeliverableFactory, PublicationFactory, GlossaryTermFactory, MemberFactory, WorkPackageFactory, FunderFactory,
)  # fmt: skip

DRAWN_BY_MODEL = re.compile(r"/(edit|compare/.*)/$|/add/.*/%\(parent_page_id\)s/$")
"""Addresses of pages that are asked for each type; the others show the same of any page."""

Values = dict[str, Any]


class Screen(NamedTuple):
    """An address, and the pattern that it fills."""

    pattern: str
    address: str


def drafted(thing: Any, user: User) -> Values:
    """Something with two versions, and what its addresses name."""
    first, second = (thing.save_revision(user=user, changed=True) for _version in range(2))
    return {
        "pk": thing.pk,
        "revision_id": second.pk,
        "revision_id_a": first.pk,
        "revision_id_b": second.pk,
    }


def submitted(thing: Any, user: User) -> Values:
    """The same, which waits for approval."""
    values = drafted(thing, user)
    state = Workflow.objects.get().start(thing, user)
    return {
        **values,
        "action_name": "approve",
        "task_state_id": state.current_task_state.pk,
        "task_id": state.current_task_state.task_id,
        "workflow_state_id": state.pk,
    }


def page_values(page: Any, user: User) -> Values:
    """What the addresses of a page name."""
    app, model = page._meta.app_label, page._meta.model_name
    values = (submitted if isinstance(page, NewsPage) else drafted)(page, user)
    return {**values, "destination_id": page.get_parent().pk, "app": app, "model": model}


class Content:
    """One thing of each kind, and what it is called in addresses."""

    def __init__(self, trees: Trees, user: User) -> None:
        self.records = {}
        for make in RECORDS:
            record = make()
            self.records[record._meta.app_label, record._meta.model_name] = submitted(record, user)
        self.pages = {kind.model: page_values(example(trees, kind.model, "en"), user) for kind in PAGE_TYPES}
        event = EventPage.objects.get(pk=self.pages[EventPage]["pk"])
        event.start, event.end = in_days(1), in_days(2)
        event.save()
        desk = desk_of(event)
        self.registration = apply(desk, "anna")
        CheckedLink.objects.create(address="https://example.org/", kind="external")
        session = EditingSession.objects.create(
            user=user,
            content_type=ContentType.objects.get_for_model(NewsPage),
            object_id=self.pages[NewsPage]["pk"],
            last_seen_at=timezone.now(),
        )
        redirect = Redirect.objects.create(old_path="/old", redirect_link="/en/")
        image, document, tag = ImageFactory(), DocumentFactory(), NewsTagFactory()
        facts = ProjectFacts.current()
        facts.save()
        self.fixed: dict[str, Values] = {
            "admin/snippets/news/newstag/": {"pk": tag.pk},
            "admin/snippets/choose/news/newstag/": {"pk": tag.pk},
            "admin/images/": {"pk": image.pk, "filter_spec": "max-100x100", "uploaded_file_id": 1},
            "admin/documents/": {"pk": document.pk, "uploaded_file_id": 1},
            "admin/api/main/images/": {"pk": image.pk},
            "admin/api/main/documents/": {"pk": document.pk},
            "admin/collections/": {"pk": Collection.get_first_root_node().add_child(name="Kiadványok").pk},
            "admin/workflows/": {"pk": Workflow.objects.get().pk, "page_pk": 1, "workflow_pk": 1},
            "admin/workflows/tasks/": {
                "pk": GroupApprovalTask.objects.get().pk,
                "app_label": "wagtailcore",
                "model_name": "groupapprovaltask",
            },
            "admin/workflows/task_chooser/": {"task_id": GroupApprovalTask.objects.get().pk},
            "admin/editing-sessions/": {
                "app_label": "news",
                "model_name": "newspage",
                "object_id": self.pages[NewsPage]["pk"],
                "session_id": session.pk,
            },
            "admin/registration/": {"pk": desk.pk, "extension": "csv", "registration": self.registration.pk},
            "admin/publications/add-by-identifier/": {"key": IncomingBatch.objects.create(owner=user).key},
            "admin/reports/links/": {"key": CheckedLink.objects.get().pk},
            "admin/redirects/": {"pk": redirect.pk},
            "admin/settings/": {"app_name": "consortium", "model_name": "projectfacts", "pk": facts.pk},
            "admin/guide/": {"language": "en"},
            "admin/mail/": {"pk": OutgoingMail.objects.first().pk},
            "admin/messages/": {"pk": ContactMessage.objects.create(name="A", email="a@example.org", message="x").pk},
            "admin/sites/": {"pk": Site.objects.get().pk},
            "admin/users/": {"pk": user.pk},
            "admin/groups/": {"pk": Group.objects.first().pk},
            "admin/password_reset/": {"uidb64": "MQ", "token": "set-password"},
            "admin/tag-autocomplete/": {"app_name": "news", "model_name": "newstag"},
            "admin/choose-page/": {"pk": 1},
            "admin/pages/add/": {"pk": trees.keys[PAGE_TYPES[0].model, "en"]},
            "admin/bulk/": {"app_label": "wagtailcore", "model_name": "page", "action": "publish"},
        }

    def fillings(self, pattern: str) -> Iterator[Values]:
        """What fills a pattern: for one of pages or records, one of each model."""
        found = [prefix for prefix in self.fixed if pattern.startswith(prefix)]
        of_record = next(
            (values for (app, model), values in self.records.items() if f"/{app}/{model}/" in pattern), None
        )
        if of_record:
            yield of_record
        elif found and not pattern.startswith("admin/pages/add/"):
            yield self.fixed[max(found, key=len)]
        elif {"app_label", "model_name"} <= set(NAME.findall(pattern)) and not pattern.startswith("admin/pages"):
            for (app, model), values in self.records.items():
                yield {**values, "app_label": app, "model_name": model, "key": values["pk"]}
        else:
            models = self.pages if DRAWN_BY_MODEL.search(pattern) else (NewsPage,)
            for values in map(self.pages.__getitem__, models):
                names = {"app_label": values["app"], "model_name": values["model"]}
                content_type = {"content_type_app_name": values["app"], "content_type_model_name": values["model"]}
                compared = {"_0": values["pk"], "_1": values["revision_id_a"], "_2": values["revision_id_b"]}
                yield {**values, **names, **content_type, **compared}

    def screens(self) -> Iterator[Screen]:
        """Every address of the admin."""
        for pattern in dict.fromkeys(patterns()):
            if not pattern.startswith("admin/") or LEFT_OUT.match(pattern):
                continue
            names = NAME.findall(pattern)
            for values in self.fillings(pattern) if names else ({},):
                yield Screen(pattern, "/" + pattern % {name: value_of(pattern, name, values) for name in names})


KEYS = (
    "page_id",
    "parent_page_id",
    "page_to_move_id",
    "document_id",
    "doc_id",
    "image_id",
    "collection_id",
    "redirect_id",
)
"""Other names of what is edited."""


def value_of(pattern: str, name: str, values: Values) -> Any:
    """The value of a name. Fails where a new pattern has a name that nobody has thought of."""
    if name in values:
        return values[name]
    assert name in KEYS, f"tests/screens.py can't fill {name} of {pattern}"
    return values["pk"]
