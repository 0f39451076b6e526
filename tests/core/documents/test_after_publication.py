"""What is said ahead of a publication is what it does: versions by circumstances, foretold and then published."""

import datetime
from collections.abc import Callable
from typing import Any, cast

import pytest
from django.utils import timezone
from wagtail.models import CollectionViewRestriction

from qcihungary.core.documents.after_publication import Changes
from qcihungary.core.documents.document import SiteDocument
from qcihungary.core.documents.rule import public_keys
from qcihungary.core.documents.shown import shown_by_pages
from qcihungary.deliverables.models import Deliverable
from qcihungary.news.models import NewsIndexPage, NewsPage
from tests.core.documents.holding import (
    OWNERS,
    draft_without,
    fresh_one,
    link_to,
    move,
    restrict,
    section_of,
    tell_in_both,
    unpublish,
)
from tests.core.documents.test_who_reads import undone
from tests.deliverables.factories import DocumentFactory
from tests.factories import NewsPageFactory, Trees, body

pytestmark = pytest.mark.django_db

Make = Callable[[Trees, SiteDocument], Any]
"""Makes something with a draft that is about to be published."""

DAY = datetime.date(2024, 1, 1)


@pytest.fixture
def document() -> SiteDocument:
    return cast("SiteDocument", DocumentFactory(title="Xylophone"))


# --- versions


def first(owner: str) -> Make:
    """Never public before."""
    return lambda trees, document: drafted(OWNERS[owner](trees, document, False))  # noqa: FBT003  (of an Owner)


def drafted(thing: Any) -> Any:
    thing.save_revision()
    return thing


def taken_out(owner: str) -> Make:
    """Live with the document, and without it in the draft."""

    def make(trees: Trees, document: SiteDocument) -> Any:
        thing = OWNERS[owner](trees, document, True)  # noqa: FBT003  (of an Owner)
        thing.save_revision().publish()
        draft_without(thing)
        return thing

    return make


def again(owner: str) -> Make:
    """Public once, and not now."""

    def make(trees: Trees, document: SiteDocument) -> Any:
        thing = OWNERS[owner](trees, document, True)  # noqa: FBT003  (of an Owner)
        unpublish(thing)
        return drafted(fresh_one(thing))

    return make


def deliverable(owner: str, level: str, withdrawn_on: datetime.date | None, *, listed: bool = False) -> Make:
    """Another level, or a file that is withdrawn or given back."""

    def make(trees: Trees, document: SiteDocument) -> Any:
        thing = OWNERS[owner](trees, document, True)  # noqa: FBT003  (of an Owner)
        thing.level, thing.list_publicly = level, listed
        for file in (files := list(thing.files.all())):
            file.withdrawn_on = withdrawn_on
        thing.files = files
        return drafted(thing)

    return make


VERSIONS: dict[str, Make] = {
    **{f"first {owner}": first(owner) for owner in OWNERS if owner != "classified"},
    **{f"{owner} taken out": taken_out(owner) for owner in ("link", "event", "publication", "PU", "SEN", "withdrawn")},
    **{f"{owner} again": again(owner) for owner in ("link", "result", "publication", "PU", "SEN")},
    "PU to SEN": deliverable("PU", "SEN", None),
    "PU to SEN, listed": deliverable("PU", "SEN", None, listed=True),
    "SEN to PU": deliverable("SEN", "PU", None),
    "withdrawn in the draft": deliverable("PU", "PU", DAY),
    "given back in the draft": deliverable("withdrawn", "PU", None),
}

# --- circumstances


def shown_too(trees: Trees, document: SiteDocument, **_: Any) -> None:
    NewsPageFactory(parent=trees[NewsIndexPage, "en"], body=body(("text", link_to(document))))


def withdrawn_at_once(document: SiteDocument, **_: Any) -> None:
    document.withdrawn_at = timezone.now()
    document.save()


def in_a_closed_collection(document: SiteDocument, **_: Any) -> None:
    CollectionViewRestriction.objects.create(collection=document.collection, restriction_type="login")


def moved(thing: Any, trees: Trees, **_: Any) -> None:
    if isinstance(thing, NewsPage):
        move(thing, trees)


CIRCUMSTANCES: dict[str, Callable[..., None]] = {
    "a page shows it, too": shown_too,
    "a deliverable forbids it": lambda trees, document, **_: OWNERS["SEN"](trees, document, True),  # noqa: FBT003
    "withdrawn at once": withdrawn_at_once,
    "in a closed collection": in_a_closed_collection,
    "in a closed section": lambda name, trees, **_: restrict(section_of(owner_in(name), trees)),
    "in a closed part of the site": moved,
}


def owner_in(name: str) -> str:
    """The owner in the name of a version."""
    words = name.replace(",", "").split()
    return next((word for word in words if word in OWNERS), "PU")


def foretold_and_done(thing: Any) -> tuple[tuple[set[int], set[int]], tuple[set[int], set[int]]]:
    """What goes and what comes, as it is said ahead and as it is afterwards."""
    draft = fresh_one(thing).get_latest_revision_as_object()
    changes, before = Changes.by(draft), public_keys()
    fresh_one(thing).get_latest_revision().publish()
    after = public_keys()
    return (changes.gone, changes.come), (set(before - after), set(after - before))


COME, GO, NOTHING = "come", "go", ""
PLAIN = {
    **{name: COME for name in VERSIONS if name.startswith("first ")},
    "first SEN": NOTHING, "first withdrawn": NOTHING,
    "link taken out": GO, "event taken out": GO, "publication taken out": GO, "PU taken out": GO,
    "SEN taken out": NOTHING, "withdrawn taken out": NOTHING,
    "link again": COME, "result again": COME, "publication again": COME, "PU again": COME, "SEN again": NOTHING,
    "PU to SEN": GO, "PU to SEN, listed": GO, "SEN to PU": COME,
    "withdrawn in the draft": GO, "given back in the draft": COME,
}  # fmt: skip
"""What each does where there is nothing else."""


def test_what_is_foretold_comes_true(trees: Trees, document: SiteDocument) -> None:
    for name, make in VERSIONS.items():
        with undone():
            foretold, done = foretold_and_done(make(trees, document))
            assert foretold == done, name
            assert foretold == tuple({document.pk} if PLAIN[name] == what else set() for what in (GO, COME)), name


@pytest.mark.parametrize("name", ["first link", "first PU", "withdrawn in the draft", "SEN taken out"])
def test_it_does_whatever_else_holds_for_the_document(trees: Trees, document: SiteDocument, name: str) -> None:
    for circumstance, arrange in CIRCUMSTANCES.items():
        with undone():
            thing = VERSIONS[name](trees, document)
            arrange(thing=thing, name=name, trees=trees, document=document)
            foretold, done = foretold_and_done(thing)
            assert foretold == done, circumstance


def test_an_alias_shows_nothing_of_its_own(trees: Trees, document: SiteDocument) -> None:
    page = OWNERS["link"](trees, document, True)  # noqa: FBT003  (of an Owner)
    page.save_revision().publish()
    tell_in_both(fresh_one(page))
    draft_without(page)
    assert foretold_and_done(page) == (({document.pk}, set()), ({document.pk}, set()))


def test_what_isnt_saved_yet_takes_nothing_away(trees: Trees, document: SiteDocument) -> None:
    OWNERS["link"](trees, document, True)  # noqa: FBT003  (of an Owner)
    unsaved = NewsPage(title="Keys", slug="keys", body=body(("text", link_to(document))))
    assert Changes.by(unsaved) == Changes(set(), set()), "another page shows it"
    assert document.pk in shown_by_pages(but=unsaved)
    assert Changes.by(Deliverable()) == Changes(set(), set())
