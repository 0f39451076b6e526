"""Records at their moments: what the public reads in either language before, at and after what an editor has set."""

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.test import Client, RequestFactory
from django.utils import timezone

from qcihungary.core.desk.findings import errors_of
from tests.deliverables.factories import DeliverableFactory
from tests.factories import GlossaryTermFactory, Trees
from tests.publications.factories import PublicationFactory

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)
OLD, NEW = "Xylophone", "Marimba"

RECORDS: dict[str, tuple[Any, str, list[str]]] = {
    "deliverable": (
        DeliverableFactory,
        "title",
        ["/en/results/deliverables/", "/hu/eredmenyek/leszallitando-eredmenyek/"],
    ),
    "publication": (PublicationFactory, "original_title", ["/en/results/publications/", "/hu/eredmenyek/publikaciok/"]),
    "term": (GlossaryTermFactory, "term", ["/en/glossary/", "/hu/szojegyzek/"]),
}
"""A record, the field that names it, and where it is listed."""

STORIES = """
new go-live gone · later new
new go-live gone · very-late new · once-more new
new go-live-and-expire gone · later new · very-late gone
new go-live-and-expire gone · very-late gone · once-more gone
live expire new · later gone
live expire new · very-late gone · renew new
live go-live old · later new
live go-live-and-expire old · very-late gone
live unpublish gone · go-live gone · later new
"""
CASES = [line.partition(" ") for line in STORIES.strip().splitlines()]


class Story:
    """A record, and what happens to it."""

    def __init__(self, kind: str, monkeypatch: pytest.MonkeyPatch, *, live: bool) -> None:
        make, self.field, self.lists = RECORDS[kind]
        self.now = timezone.now()
        monkeypatch.setattr("django.utils.timezone.now", lambda: self.now)
        self.record = make(live=False, **dict.fromkeys(self.names, OLD))
        first = self.record.save_revision()
        if live:
            first.publish()

    @property
    def names(self) -> list[str]:
        return [self.field] if self.field == "original_title" else [f"{self.field}_{code}" for code in ("en", "hu")]

    def do(self, step: str) -> None:
        moments: dict[str, dict[str, Any]] = {
            "go-live": {"go_live_at": self.now + DAY},
            "go-live-and-expire": {"go_live_at": self.now + DAY, "expire_at": self.now + 5 * DAY},
            "expire": {"expire_at": self.now + DAY},
            "renew": {"expire_at": None},
        }
        waited = {"later": 2 * DAY, "very-late": 20 * DAY, "once-more": datetime.timedelta(0)}
        if step in waited:
            self.now += waited[step]
            call_command("publish_scheduled")
        elif step == "unpublish":
            type(self.record).objects.get(pk=self.record.pk).unpublish()
        else:
            draft = type(self.record).objects.get(pk=self.record.pk).get_latest_revision_as_object()
            for name, value in {**moments[step], **dict.fromkeys(self.names, NEW)}.items():
                setattr(draft, name, value)
            draft.save_revision().publish()

    def shown(self) -> str:
        """Whether both lists have the record, and by which name."""
        found = set()
        for address in self.lists:
            text = Client().get(address).content.decode()
            found.add("old" if OLD in text else "new" if NEW in text else "gone")
        [one] = found
        return one


@pytest.mark.parametrize("kind", RECORDS)
@pytest.mark.parametrize(("before", "_space", "steps"), CASES, ids=lambda part: str(part).strip())
def test_a_record_is_public_from_its_moment_to_its_end(
    trees: Trees, monkeypatch: pytest.MonkeyPatch, kind: str, before: str, _space: str, steps: str
) -> None:
    story = Story(kind, monkeypatch, live=before == "live")
    expected = [step.split() for step in steps.split(" · ")]
    found = []
    for step, _public in expected:
        story.do(step)
        found.append([step, story.shown()])
    assert found == expected


@pytest.mark.parametrize("kind", RECORDS)
@pytest.mark.parametrize(("after", "is_refused"), [(-DAY, True), (DAY, False), (None, False)])
def test_a_record_whose_expiry_has_passed_is_not_published(
    rf: RequestFactory, trees: Trees, kind: str, after: datetime.timedelta | None, *, is_refused: bool
) -> None:
    record = RECORDS[kind][0](live=False, expire_at=after and timezone.now() + after)
    request = rf.get("/admin/")
    request.user = AnonymousUser()
    assert any("It expired on" in str(found.message) for found in errors_of(record, request)) is is_refused
