"""A site with one of everything that has an address, and what may happen to the pages above it."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from wagtail.actions.move_page import MovePageAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page, PageViewRestriction

from qcihungary.deliverables.models import DeliverablesIndexPage
from qcihungary.news.models import NewsIndexPage, NewsPage
from qcihungary.pages.models import AboutPage
from qcihungary.publications.models import PublicationsIndexPage
from qcihungary.results.models import OtherResultsIndexPage
from qcihungary.training.models import EventPage, TrainingIndexPage
from tests.deliverables.factories import DeliverableFactory, DeliverableFileFactory, DocumentFactory
from tests.factories import (
    EventPageFactory,
    NewsPageFactory,
    NewsTagFactory,
    OtherResultPageFactory,
    Trees,
    WorkPackageFactory,
    fresh,
)
from tests.publications.factories import PublicationFactory
from tests.training.registration.desks import desk_of

NEWS, TRAINING, REGISTER, PUBLICATIONS, OTHERS = (
    NewsIndexPage,
    TrainingIndexPage,
    DeliverablesIndexPage,
    PublicationsIndexPage,
    OtherResultsIndexPage,
)
THINGS: dict[str, tuple[Any, str]] = {
    "list page": (NEWS, ""),
    "second page of a list": (NEWS, "?page=1"),
    "list by tag": (NEWS, "?tag=light"),
    "year archive": (NEWS, "2025/"),
    "feed": (NEWS, "feed/"),
    "page": (NEWS, "keys/"),
    "calendar": (TRAINING, "calendar.ics"),
    "event": (TRAINING, "school/"),
    "event for the calendar": (TRAINING, "school/event.ics"),
    "registration": (TRAINING, "school/registration/"),
    "register": (REGISTER, ""),
    "register in one": (REGISTER, "all/"),
    "record page": (REGISTER, "d1.2/"),
    "file": (REGISTER, "d1.2/files/1.0/en/"),
    "record for reference managers": (REGISTER, "d1.2.bib"),
    "export": (REGISTER, "export.csv"),
    "publication": (PUBLICATIONS, "minta-2024-sample/"),
    "publication for reference managers": (PUBLICATIONS, "minta-2024-sample.ris"),
    "feed of records": (PUBLICATIONS, "feed/"),
    "export of records": (PUBLICATIONS, "export.bib"),
    "other result": (OTHERS, "data/"),
}
"""Each thing, by the type of the section that it is in and its address below that."""

SECTIONS = (NEWS, TRAINING, REGISTER, PUBLICATIONS, OTHERS)
PAGES = {"page": NewsPage, "event": EventPage}


def furnish(trees: Trees, code: str) -> None:
    """Give a language's tree one of everything."""
    article = NewsPageFactory(parent=trees[NEWS, code], slug="keys", date=datetime.date(2025, 3, 20))
    article.tags.add(NewsTagFactory(slug="light"))
    article.save()
    desk_of(EventPageFactory(parent=trees[TRAINING, code], slug="school"))
    OtherResultPageFactory(parent=trees[OTHERS, code], slug="data")
    plan = DeliverableFactory(work_package=WorkPackageFactory(number=1), index=2)
    DeliverableFileFactory(deliverable=plan, version="1.0", document=DocumentFactory(language="en"))
    PublicationFactory(slug="minta-2024-sample")


def withdraw(page: Page) -> None:
    """Unpublish a page and all below it."""
    for each in page.get_descendants(inclusive=True):
        UnpublishPageAction(each.specific).execute(skip_permission_checks=True)


@dataclass
class Estate:
    """The sections in one language, and what is done to them."""

    trees: Trees
    code: str

    def section(self, model: Any) -> Page:
        """A section as it is now."""
        return fresh(self.trees[model, self.code])

    def address(self, thing: str) -> str:
        """Where a thing is now."""
        model, below = THINGS[thing]
        return f"{self.section(model).url_path}{below}"

    def each(self, do: Callable[[Page], Any]) -> None:
        """Do something to every section."""
        for model in SECTIONS:
            do(self.section(model))

    def rename(self, page: Page, slug: str) -> None:
        """Give a page another name, as publishing does."""
        page.slug = slug
        page.save()

    def renamed(self) -> None:
        self.each(lambda page: self.rename(page, f"{page.slug}-anew"))

    def moved(self) -> None:
        about = self.trees[AboutPage, self.code]
        self.each(lambda page: MovePageAction(page, fresh(about), "last-child").execute(skip_permission_checks=True))

    def ancestor_renamed(self) -> None:
        self.moved()
        self.rename(fresh(self.trees[AboutPage, self.code]), "who-we-are")

    def three_in_a_row(self) -> None:
        self.renamed()
        self.ancestor_renamed()
        self.renamed()

    def renamed_back(self) -> None:
        self.each(lambda page: self.rename(page, f"{page.slug}-anew"))
        self.each(lambda page: self.rename(page, page.slug.removesuffix("-anew")))

    def swapped(self) -> None:
        for one, two in ((NEWS, TRAINING), (REGISTER, PUBLICATIONS)):
            first, second = self.section(one), self.section(two)
            names = first.slug, second.slug
            self.rename(first, "meanwhile")
            self.rename(second, names[0])
            self.rename(self.section(one), names[1])

    def deleted(self) -> None:
        self.renamed()
        self.each(lambda page: page.delete())

    def unpublished(self) -> None:
        self.renamed()
        self.each(withdraw)

    def restricted(self) -> None:
        self.renamed()
        self.each(lambda page: PageViewRestriction.objects.create(page=page, restriction_type="login"))
