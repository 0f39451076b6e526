"""One moment of publication: what each language gives of an article, before, at and after whatever is done to it.

An alias, and a page whose translation was begun, is public exactly when its source is.
"""

import datetime
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from qcihungary.news.models import NewsIndexPage, NewsPage
from qcihungary.translation.expiry import set_apart
from tests.factories import NewsPageFactory, Trees, alias_of, convert, fresh, page_factory
from tests.translation.public import public_view, quick_view
from tests.translation.stories import CASES

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)
OTHER_LIST = uuid.UUID(int=13)
NewsIndexPageFactory = page_factory(NewsIndexPage)


class Story:
    """An article that nobody has published yet, its version in the other language, and what can be done to them."""

    def __init__(self, page: NewsPage, desk: Client, wait: Callable[[datetime.timedelta], None]) -> None:
        self.source = page
        self.twin = alias_of(page)
        self.desk = desk
        self.wait = wait

    def do(self, step: str, view: Callable[[Page], str]) -> str:
        """Do something, and see what is public then."""
        name = step.removesuffix("-twin-alone").removesuffix("-twin").removesuffix("-alone")
        page = self.twin if "-twin" in step else self.source
        if name in ("unpublish", "bulk-unpublish", "expire"):
            getattr(self, name.replace("-", "_"))(page, alone=step.endswith("-alone"))
        else:
            getattr(self, name.replace("-", "_"))(page)
        return f"{view(self.source)}/{view(self.twin)}"

    def change(self, page: Page, **fields: Any) -> Any:
        """A new draft."""
        draft = fresh(page).get_latest_revision_as_object()
        for name, value in fields.items():
            setattr(draft, name, value)
        return draft.save_revision()

    def publish(self, page: Page) -> None:
        title = "Keys" if page.pk == self.twin.pk else "Kulcsok"
        again = {"expire_at": None} if fresh(page).expired else {}
        self.change(page, title=title, go_live_at=None, **again).publish()

    def draft(self, page: Page) -> None:
        self.change(page, title="Kulcsok holnap")

    def write(self, page: Page) -> None:
        self.change(self.twin, title="Keys")

    def rename(self, page: Page) -> None:
        self.change(page, title="Kulcsok üvegen", slug=f"{page.slug}-uj").publish()

    def schedule(self, page: Page) -> None:
        title = "Keys" if page.pk == self.twin.pk else "Kulcsok később"
        self.change(page, title=title, go_live_at=timezone.now() + DAY).publish()

    def schedule_and_expire(self, page: Page) -> None:
        now = timezone.now()
        self.change(page, go_live_at=now + DAY, expire_at=now + 3 * DAY).publish()

    def unschedule(self, page: Page) -> None:
        revision = fresh(page).scheduled_revision
        self.desk.post(reverse("wagtailadmin_pages:revisions_unschedule", args=[page.pk, revision.pk]))

    def submit(self, page: Page) -> None:
        fresh(page).get_workflow().start(fresh(page), None)

    def submit_for_later(self, page: Page) -> None:
        self.change(page, go_live_at=timezone.now() + DAY)
        self.submit(page)

    def submit_and_expire(self, page: Page) -> None:
        self.change(page, expire_at=timezone.now() + DAY / 2)
        self.submit(page)

    def approve(self, page: Page) -> None:
        state = fresh(page).current_workflow_task_state
        address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
        assert self.desk.post(address, {"comment": ""}).status_code in {200, 302}

    def expire(self, page: Page, *, alone: bool) -> None:
        set_apart(page.translation_key, apart=alone)
        self.change(page, expire_at=timezone.now() + DAY / 2).publish()

    def expire_late(self, page: Page) -> None:
        self.change(page, expire_at=timezone.now() + 2 * DAY).publish()

    def never_expire(self, page: Page) -> None:
        self.change(page, expire_at=None).publish()

    def later(self, page: Page) -> None:
        self.wait(DAY + DAY / 24)

    def much_later(self, page: Page) -> None:
        self.wait(3 * DAY)

    def unpublish(self, page: Page, *, alone: bool) -> None:
        self.desk.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]), {"languages": "one"} if alone else {})

    def bulk_unpublish(self, page: Page, *, alone: bool) -> None:
        self.bulk(page, "unpublish", {"languages": "one"} if alone else {})

    def bulk_publish(self, page: Page) -> None:
        self.bulk(page, "publish", {})

    def bulk(self, page: Page, act: str, sent: dict[str, str]) -> None:
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", act])
        assert self.desk.post(f"{address}?id={page.pk}&next=/admin/", sent).status_code == 302

    def restrict(self, page: Page) -> None:
        PageViewRestriction.objects.create(page=page, restriction_type="login")

    def open(self, page: Page) -> None:
        for restriction in PageViewRestriction.objects.all():
            restriction.delete()

    def once_more(self, page: Page) -> None:
        self.wait(datetime.timedelta())

    def very_late(self, page: Page) -> None:
        self.wait(10 * DAY)

    def move(self, page: Page) -> None:
        lists = {
            each.language: NewsIndexPageFactory(
                parent=each.get_parent(), slug="archivum", title="Archívum", translation_key=OTHER_LIST
            )
            for each in NewsIndexPage.objects.all()
        }
        address = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, lists[page.language].pk])
        assert self.desk.post(address).status_code == 302
        assert [each.get_parent().slug for each in (fresh(self.source), fresh(self.twin))] == ["archivum"] * 2

    def copy(self, page: Page) -> None:
        """Nobody outside sees a copy, in whatever language, until it is published itself."""
        self.copied(page, {})
        assert [quick_view(each) for each in self.copies()] == ["gone", "gone"]
        assert not any(fresh(each).scheduled_revision for each in self.copies())

    def copy_and_publish(self, page: Page) -> None:
        """Unless that was asked for."""
        self.copied(page, {"publish_copies": "on"})
        assert "own" in [quick_view(each) for each in self.copies()]
        assert "gone" not in [quick_view(each) for each in self.copies()]

    def copied(self, page: Page, sent: dict[str, str]) -> None:
        form = {"new_title": "Másolat", "new_slug": "masolat", "new_parent_page": fresh(page).get_parent().pk, **sent}
        assert self.desk.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), form).status_code == 302

    def copies(self) -> list[Page]:
        """The copy and its version in the other language."""
        copy = NewsPage.objects.filter(slug="masolat").first()
        return list(NewsPage.objects.filter(translation_key=copy.translation_key))

    def reorder(self, page: Page) -> None:
        NewsPageFactory(parent=fresh(page).get_parent(), slug=f"masik-{page.language}")
        address = reverse("wagtailadmin_pages:set_page_position", args=[page.pk])
        assert self.desk.post(f"{address}?position=1").status_code == 200

    def delete(self, page: Page) -> None:
        assert self.desk.post(reverse("wagtailadmin_pages:delete", args=[page.pk])).status_code == 302

    def restore(self, page: Page) -> None:
        first = fresh(page).revisions.order_by("created_at", "pk").first()
        first.as_object().save_revision(previous_revision=first).publish(previous_revision=first)

    def begin(self, page: Page) -> None:
        convert(self.twin)

    def translate(self, page: Page) -> None:
        self.publish(page)
        self.begin(page)
        self.publish(self.twin)


@pytest.fixture
def wait(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime.timedelta], None]:
    """Lets time pass, and what is due happen."""
    moment = timezone.now()

    def pass_(time: datetime.timedelta) -> None:
        nonlocal moment
        moment += time
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)
        call_command("publish_scheduled")

    return pass_


@pytest.mark.parametrize("case", CASES)
def test_each_language_gives_what_it_should_at_each_step(
    desk: Client, trees: Trees, wait: Callable[[datetime.timedelta], None], case: str
) -> None:
    page = NewsPageFactory(parent=trees[NewsIndexPage, "hu"], slug="kulcsok", title="Kulcsok", live=False)
    page.save_revision()
    story = Story(page, desk, wait)
    steps = [step.split() for step in case.split(" · ")]
    views = [quick_view] * (len(steps) - 1) + [public_view]  # all places are asked at the end, as they cost most
    found = [(step, story.do(step, view)) for (step, _expected), view in zip(steps, views, strict=True)]
    assert found == [(step, expected) for step, expected in steps]
