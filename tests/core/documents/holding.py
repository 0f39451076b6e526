"""What can show a document, and what can be done with that: the two sides of the table of who may read it."""

import datetime
from collections.abc import Callable
from typing import Any

from django.core.management import call_command
from django.utils import timezone
from wagtail.models import PageViewRestriction

from qcihungary.core.documents.document import SiteDocument
from qcihungary.core.stamps import renew
from qcihungary.deliverables.models import Deliverable, DeliverablesIndexPage
from qcihungary.news.models import NewsIndexPage, NewsPage
from qcihungary.pages.models import StandardPage
from qcihungary.publications.models import Publication, PublicationsIndexPage
from qcihungary.results.models import OtherResultPage, OtherResultsIndexPage
from qcihungary.training.models import EventPage, TrainingIndexPage
from tests.deliverables.factories import DeliverableFactory, DeliverableFileFactory
from tests.factories import EventPageFactory, NewsPageFactory, OtherResultPageFactory, Trees, alias_of, body, fresh
from tests.publications.factories import PublicationFactory

Owner = Callable[[Trees, SiteDocument, bool], Any]
"""Makes something that shows a document, live or as a draft that never was."""


def link_to(document: SiteDocument) -> str:
    """A text that links it."""
    return f'<p><a linktype="document" id="{document.pk}">Read it</a></p>'


def in_news(*blocks: tuple[str, Any]) -> Owner:
    """An article with these blocks, in which a document stands for its key."""

    def make(trees: Trees, document: SiteDocument, live: bool) -> NewsPage:  # noqa: FBT001  (of an Owner)
        filled = [(kind, value(document)) for kind, value in blocks]
        return NewsPageFactory(parent=trees[NewsIndexPage, "en"], body=body(*filled), live=live)  # type: ignore[no-any-return]

    return make


def table(document: SiteDocument) -> dict[str, Any]:
    """A table with a link in a cell."""
    columns = [{"type": "rich_text", "heading": "Where"}]
    return {"table": {"columns": columns, "rows": [{"values": [link_to(document)]}], "caption": ""}}


def event(trees: Trees, document: SiteDocument, live: bool) -> EventPage:  # noqa: FBT001  (of an Owner)
    """Material of an event."""
    material = {"title": "Slides", "document": document.pk, "url": "", "language": "en", "licence": ""}
    return EventPageFactory(  # type: ignore[no-any-return]  # a factory's call is typed as the factory
        parent=trees[TrainingIndexPage, "en"], materials=body(("material", material)), live=live
    )


def result(trees: Trees, document: SiteDocument, live: bool) -> OtherResultPage:  # noqa: FBT001  (of an Owner)
    """The file of another result."""
    parent = trees[OtherResultsIndexPage, "en"]
    return OtherResultPageFactory(parent=parent, document=document, live=live)  # type: ignore[no-any-return]


def publication(trees: Trees, document: SiteDocument, live: bool) -> Publication:  # noqa: FBT001  (of an Owner)
    """The file of a publication."""
    made: Any = PublicationFactory(document=document, live=live)
    return made  # type: ignore[no-any-return]  # a factory's call is typed as the factory


def deliverable(level: str, **fields: Any) -> Owner:
    """The file of a deliverable of a level. A live one was public before, or it would have no file."""

    def make(trees: Trees, document: SiteDocument, live: bool) -> Deliverable:  # noqa: FBT001  (of an Owner)
        made: Any = DeliverableFactory(live=live)
        DeliverableFileFactory(deliverable=made, document=document, **fields)
        approved = {"first_published_at": timezone.now()} if live else {}
        Deliverable.objects.filter(pk=made.pk).update(level=level, **approved)
        return Deliverable.objects.get(pk=made.pk)

    return make


OWNERS: dict[str, Owner] = {
    "link": in_news(("text", link_to)),
    "block": in_news(("document", lambda document: {"document": document.pk, "text": ""})),
    "box": in_news(("fact_box", lambda document: {"title": "Facts", "text": link_to(document)})),
    "cell": in_news(("table", table)),
    "event": event,
    "result": result,
    "publication": publication,
    "PU": deliverable("PU"),
    "SEN": deliverable("SEN"),
    "classified": deliverable("S-UE/EU-S"),
    "withdrawn": deliverable("PU", withdrawn_on=datetime.date(2024, 1, 1)),
}
FORBIDDING = {"SEN", "classified", "withdrawn"}
SECTIONS = {"publication": PublicationsIndexPage, "event": TrainingIndexPage, "result": OtherResultsIndexPage}
"""What each stands in; deliverables in theirs, all else in the news."""


def section_of(owner: str, trees: Trees) -> Any:
    """The page that an owner stands on or below."""
    is_deliverable = owner in ("PU", *FORBIDDING)
    return trees[DeliverablesIndexPage if is_deliverable else SECTIONS.get(owner, NewsIndexPage), "en"]


# --- states


def restrict(page: Any) -> None:
    """Let only those read a page, and its other language, who have signed in."""
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def expire(thing: Any) -> None:
    """Let its day come, by the command that looks each few minutes."""
    type(thing).objects.filter(pk=thing.pk).update(expire_at=timezone.now() - datetime.timedelta(days=1))
    call_command("publish_scheduled", verbosity=0)


def unpublish(thing: Any) -> None:
    """As the button does; what got past the rules can't even be saved."""
    if getattr(thing, "level", "PU") in ("PU", "SEN"):
        thing.unpublish()
    else:
        type(thing).objects.filter(pk=thing.pk).update(live=False)
        renew()


def delete(thing: Any) -> None:
    """As the button does; of a deliverable's files, Wagtail asks no more than the database."""
    fresh_one(thing).delete()


def fresh_one(thing: Any) -> Any:
    """It, as the database knows it now."""
    return type(thing)._default_manager.get(pk=thing.pk)


def move(page: Any, trees: Trees) -> None:
    """Into a part of the site that is closed."""
    closed = trees[StandardPage, "en"]
    restrict(closed)
    fresh(page).move(fresh(closed), pos="last-child")


def tell_in_both(page: Any) -> Any:
    """Give an article its alias in the other tree."""
    return alias_of(fresh(page))


def draft_without(thing: Any) -> Any:
    """A draft that names no document any more."""
    draft = fresh_one(thing)
    if isinstance(draft, Deliverable):
        draft.files.clear()
    elif isinstance(draft, EventPage):
        draft.materials = []
    elif isinstance(draft, NewsPage):
        draft.body = []
    else:
        draft.document = None
    return draft.save_revision()
