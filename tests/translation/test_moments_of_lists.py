"""The same moment of publication for events and other results, whose lists, feeds and calendars are their own."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from wagtail.models import Page

from qcihungary.core.pages import BasePage
from qcihungary.core.sitemaps import entries
from qcihungary.results.models import OtherResultPage, OtherResultsIndexPage
from qcihungary.training.models import EventPage, TrainingIndexPage
from tests.factories import Trees, fresh, page_factory
from tests.translation.public import quick_view
from tests.translation.test_moments import Story, wait  # noqa: F401  (a fixture)

pytestmark = pytest.mark.django_db

LISTS: dict[type[BasePage], type[BasePage]] = {EventPage: TrainingIndexPage, OtherResultPage: OtherResultsIndexPage}
CASES = (
    "schedule gone/gone · later own/shown",
    "translate own/own · expire own/own · later gone/gone",
    "translate own/own · expire-alone own/own · later gone/own",
)

NOTHING: dict[str, object] = {"list": False, "feed": False, "sitemap": False, "calendar": False, "file": 410}
EVERYTHING: dict[str, object] = {"list": True, "feed": True, "sitemap": True, "calendar": True, "file": 200}
VIEWS: dict[type[BasePage], dict[str, dict[str, object]]] = {
    EventPage: {"gone": NOTHING, "shown": EVERYTHING | {"feed": False, "sitemap": False}, "own": EVERYTHING},
    OtherResultPage: {"gone": NOTHING, "shown": EVERYTHING | {"sitemap": False}, "own": EVERYTHING},
}
"""What each place says. The feed of results holds each in the language that it has; calendars hold aliases, too."""


def whole_view(page: Page) -> str:
    """What is public of an event or another result, in one word; what its places say, where they don't agree."""
    now = fresh(page)
    index, reader = now.get_parent(), Client()

    def lines(name: str) -> str:
        return reader.get(f"{index.url_path}{name}").content.decode()

    found: dict[str, object] = {
        "list": f'"{now.url_path}"' in lines(""),
        "feed": now.absolute_url in lines("feed/"),
        "sitemap": now.absolute_url in {entry.url for entry in entries()},
    }
    if isinstance(now, EventPage):
        found["calendar"] = str(now.translation_key) in lines("calendar.ics")
        found["file"] = reader.get(f"{now.url_path}event.ics").status_code
    word = quick_view(page)
    right = {place: VIEWS[type(now)][word][place] for place in found}
    return word if found == right else f"{word}: {found}"


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("model", LISTS, ids=["event", "result"])
def test_each_language_gives_what_it_should_at_each_step(
    desk: Client,
    trees: Trees,
    wait: Callable[[timedelta], None],  # noqa: F811
    model: type[BasePage],
    case: str,
) -> None:
    page = page_factory(model)(parent=trees[LISTS[model], "hu"], slug="kulcsok", title="Kulcsok", live=False)
    page.save_revision()
    story = Story(page, desk, wait)
    steps = [step.split() for step in case.split(" · ")]
    views = [quick_view] * (len(steps) - 1) + [whole_view]  # all places are asked at the end, as they cost most
    found = [(step, story.do(step, view)) for (step, _expected), view in zip(steps, views, strict=True)]
    assert found == [(step, expected) for step, expected in steps]
