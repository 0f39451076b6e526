"""Every page type, once. A new one is one line here, and is then tested in both languages and in the browser."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import uuid4

from qcihungary.contact.models import ContactPage
from qcihungary.core.pages import BasePage
from qcihungary.deliverables.models import DeliverablesIndexPage
from qcihungary.glossary.models import GlossaryPage
from qcihungary.news.models import NewsIndexPage, NewsPage
from qcihungary.pages.models import AboutPage, HomePage, StandardPage
from qcihungary.publications.models import Authorship, PublicationsIndexPage
from qcihungary.results.models import OtherResultPage, OtherResultsIndexPage, ResultsIndexPage
from qcihungary.search.models import SearchPage
from qcihungary.training.models import EventPage, TrainingIndexPage
from tests.deliverables.factories import DeliverableFactory, DeliverableFileFactory, DocumentFactory
from tests.factories import (
    GlossaryTermFactory,
    ImageFactory,
    MemberFactory,
    NewsTagFactory,
    Trees,
    WorkPackageFactory,
    alias_of,
    body,
    fresh,
    page_factory,
)
from tests.publications.factories import PublicationFactory

MakeChildren = Callable[[BasePage, int], None]
"""Puts a number of things onto a page: pages below it, or records that it lists."""


@dataclass(frozen=True)
class PageType:
    """A type of page, what it lists, and where its example is on the demo site."""

    model: type[BasePage]
    fill: MakeChildren
    demo_path: str


def articles(page: BasePage, count: int) -> None:
    """Articles with pictures and tags in a list of news, aliases in the other."""
    tag = NewsTagFactory()
    image = ImageFactory()
    for _number in range(count):
        article = page_factory(NewsPage)(parent=page, lead_image=image, slug=f"article-{uuid4().hex}")
        article.tags = [tag]
        article.save()
    if count:
        alias_of(fresh(article))


def blocks(page: BasePage, count: int) -> None:
    """Texts in the body of a page."""
    page = fresh(page)
    page.body = body(*(("text", f"<p>Paragraph {number}.</p>") for number in range(count)))
    page.save_revision().publish()


def records(page: BasePage, count: int) -> None:
    """Members and work packages."""
    for _number in range(count):
        WorkPackageFactory(lead=MemberFactory())


def publications(page: BasePage, count: int) -> None:
    """Publications of members, in work packages."""
    for _number in range(count):
        author = Authorship(family="Minta", given="Anna", member=MemberFactory())
        PublicationFactory(authors=[author], work_packages=[WorkPackageFactory()])


def neighbours(page: BasePage, count: int) -> None:
    """Other articles in the same list."""
    articles(page.get_parent().specific, count)


def sections(page: BasePage, count: int) -> None:
    """Articles, listed on the home page."""
    index = NewsIndexPage.objects.child_of(page).get()
    articles(index, count)
    page = fresh(page)
    value = {"heading": "News", "section": index.pk, "count": 12, "empty_text": ""}
    page.body = body(("section", value), ("members", {"heading": "Members"}))
    page.save_revision().publish()


def other_results(page: BasePage, count: int) -> None:
    """Other results of members and work packages, one of them an alias in the other tree."""
    member, package = MemberFactory(), WorkPackageFactory()
    for _number in range(count):
        made = page_factory(OtherResultPage)(parent=page, slug=f"result-{uuid4().hex}")
        made.members, made.work_packages = [member], [package]
        made.save()
    if count:
        alias_of(fresh(made))


def other_results_below(page: BasePage, count: int) -> None:
    """The same, in the list below the front page of results."""
    other_results(OtherResultsIndexPage.objects.child_of(page).get(), count)


def linked_results(page: BasePage, count: int) -> None:
    """Results that are linked with one."""
    key = fresh(page).output_key
    for _number in range(count):
        parent = page.get_parent().specific
        page_factory(OtherResultPage)(parent=parent, slug=f"result-{uuid4().hex}", related=[key])


def deliverables(page: BasePage, count: int) -> None:
    """Deliverables with files, in a work package of their own."""
    package = WorkPackageFactory()
    for number in range(count):
        deliverable = DeliverableFactory(
            work_package=package, index=number + 1, lead=MemberFactory(), due_month=number + 1
        )
        DeliverableFileFactory(deliverable=deliverable)


def events(page: BasePage, count: int) -> None:
    """Events of a member, one of them an alias in the other tree."""
    member = MemberFactory()
    for _number in range(count):
        made = page_factory(EventPage)(parent=page, slug=f"event-{uuid4().hex}")
        made.members = [member]
        made.save()
    if count:
        alias_of(fresh(made))


def parts_of_event(page: BasePage, count: int) -> None:
    """All that an event lists."""
    page, member, file = fresh(page), MemberFactory(), DocumentFactory()
    person = {"family": "Minta", "given": "Anna", "orcid": ""}
    session = {
        "day": None,
        "start": "09:00:00",
        "end": None,
        "title_en": "Keys",
        "title_hu": "",
        "speakers": [{"family": "Minta", "given": "Anna"}],
    }
    material = {"title": "Slides", "document": file.pk, "url": "", "language": "en", "licence": ""}
    video = {"title": "Talk", "file": None, "captions": None, "url": "https://vimeo.com/123456789", "description": ""}
    page.members = [member] if count else []
    page.speakers = body(*[("speaker", {**person, "member": member.pk})] * count)
    page.programme = body(*[("session", session)] * count)
    page.materials = body(*[("material", material)] * count)
    page.recordings = body(*[("video", video)] * count)
    page.report = body(*[("text", "<p>It went well.</p>")] * count)
    page.save_revision().publish()


def terms(page: BasePage, count: int) -> None:
    """Terms of the glossary."""
    for _number in range(count):
        GlossaryTermFactory()


def nothing(page: BasePage, count: int) -> None:
    """For a page that lists nothing."""


PAGE_TYPES = [
    PageType(HomePage, sections, "/en/"),
    PageType(AboutPage, records, "/en/about/"),
    PageType(StandardPage, blocks, "/en/privacy/"),
    PageType(NewsIndexPage, articles, "/en/news/"),
    PageType(NewsPage, neighbours, "/en/news/sample-every-block-of-a-news-page/"),
    PageType(TrainingIndexPage, events, "/en/training/"),
    PageType(EventPage, parts_of_event, "/en/training/sample-workshop/"),
    PageType(ResultsIndexPage, other_results_below, "/en/results/"),
    PageType(DeliverablesIndexPage, deliverables, "/en/results/deliverables/"),
    PageType(PublicationsIndexPage, publications, "/en/results/publications/"),
    PageType(OtherResultsIndexPage, other_results, "/en/results/other-results/"),
    PageType(OtherResultPage, linked_results, "/en/results/other-results/sample-key-rates/"),
    PageType(ContactPage, blocks, "/en/contact/"),
    PageType(GlossaryPage, terms, "/en/glossary/"),
    PageType(SearchPage, nothing, "/en/search/"),
]


def example(trees: Trees, model: type[BasePage], language: str) -> BasePage:
    """A page of a type, in a language; one that stands below a list is made for the occasion."""
    if model in LISTED_IN:
        return page_factory(model)(parent=trees[LISTED_IN[model], language], slug="example")
    return trees[model, language]


LISTED_IN: dict[type[BasePage], type[BasePage]] = {
    NewsPage: NewsIndexPage,
    OtherResultPage: OtherResultsIndexPage,
    EventPage: TrainingIndexPage,
}
