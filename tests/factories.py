"""Pages and records to test with. A page's version in the other tree is made the way an editor gets it."""

import datetime
from typing import Any, cast
from zoneinfo import ZoneInfo

import factory
import wagtail_factories
from factory.django import DjangoModelFactory
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.models import Collection, Locale, Page, Site

from qcihungary.accounts.models import User
from qcihungary.consortium.models import Funder, Member, WorkPackage
from qcihungary.contact.models import ContactPage
from qcihungary.core.images import SiteImage
from qcihungary.core.languages import LANGUAGE_CODES
from qcihungary.core.pages import BasePage
from qcihungary.deliverables.models import DeliverablesIndexPage
from qcihungary.glossary.models import GlossaryPage, GlossaryTerm
from qcihungary.news.models import NewsIndexPage, NewsPage, NewsTag
from qcihungary.pages.models import AboutPage, HomePage, StandardPage
from qcihungary.publications.models import PublicationsIndexPage
from qcihungary.results.models import OtherResultPage, OtherResultsIndexPage, ResultsIndexPage
from qcihungary.search.models import SearchPage
from qcihungary.training.models import EventPage, TrainingIndexPage

BUDAPEST = ZoneInfo("Europe/Budapest")


class UserFactory(DjangoModelFactory):
    email = factory.Sequence(lambda number: f"editor-{number}@example.org")

    class Meta:
        model = User


class ImageFactory(wagtail_factories.ImageFactory):
    title = "machine-room.jpg"
    collection = factory.LazyFunction(Collection.get_first_root_node)
    description_en = "Two people in a machine room"
    description_hu = "Két ember egy gépteremben"
    caption_en = "The machine room"
    caption_hu = "A gépterem"
    credit_en = "Photo by Anna Minta"
    credit_hu = "Minta Anna felvétele"
    file = factory.django.ImageField(width=1600, height=900, format="JPEG")

    class Meta:
        model = SiteImage


class MemberFactory(DjangoModelFactory):
    short_name = factory.Sequence(lambda number: f"M{number}")
    name_en = "Sample University"
    name_hu = "Minta Egyetem"
    logo_alt_en = "The logo of Sample University"
    logo_alt_hu = "A Minta Egyetem logója"

    class Meta:
        model = Member


class FunderFactory(DjangoModelFactory):
    name_en = "Sample Fund"
    name_hu = "Minta Alap"
    statement_en = "Financed by the Sample Fund."
    statement_hu = "A Minta Alap finanszírozásával."

    class Meta:
        model = Funder


class WorkPackageFactory(DjangoModelFactory):
    number = factory.Sequence(lambda number: number + 1)
    title_en = "Terrestrial network"
    title_hu = "Földi hálózat"

    class Meta:
        model = WorkPackage


class NewsTagFactory(DjangoModelFactory):
    slug = factory.Sequence(lambda number: f"tag-{number}")
    name_en = factory.Sequence(lambda number: f"Tag {number}")
    name_hu = factory.Sequence(lambda number: f"Címke {number}")

    class Meta:
        model = NewsTag


class GlossaryTermFactory(DjangoModelFactory):
    term_en = factory.Sequence(lambda number: f"term {number}")
    term_hu = factory.Sequence(lambda number: f"szakszó {number}")
    definition_en = "What the term means."
    definition_hu = "Amit a szakszó jelent."
    slug = factory.Sequence(lambda number: f"term-{number}")

    class Meta:
        model = GlossaryTerm


class PageFactory(wagtail_factories.PageFactory):
    """The locale follows the parent's; a page is live at once, without a revision."""

    title = factory.Sequence(lambda number: f"Quantum keys {number}")
    search_description = "A summary of what follows."

    class Meta:
        model = Page
        abstract = True

    @classmethod
    def _create_instance(cls, model_class: type[BasePage], parent: Page, kwargs: dict[str, Any]) -> BasePage:
        parent = Page.objects.get(pk=parent.pk).specific
        page = model_class(**{"locale": parent.locale, **kwargs})
        parent.add_child(instance=page)
        return page


def body(*blocks: tuple[str, Any]) -> list[dict[str, Any]]:
    """Raw data of a stream."""
    return [{"type": kind, "value": value} for kind, value in blocks]


class NewsPageFactory(PageFactory):
    date = datetime.date(2025, 3, 20)
    body = factory.LazyFunction(lambda: body(("text", "<p>Keys over fibres.</p>")))

    class Meta:
        model = NewsPage


class OtherResultPageFactory(PageFactory):
    kind = "dataset"
    date = datetime.date(2025, 3, 20)

    class Meta:
        model = OtherResultPage


class EventPageFactory(PageFactory):
    kind = "workshop"
    start = datetime.datetime(2025, 3, 20, 9, tzinfo=BUDAPEST)
    end = datetime.datetime(2025, 3, 22, 16, 30, tzinfo=BUDAPEST)

    class Meta:
        model = EventPage


PAGE_FACTORIES: dict[type[BasePage], type[PageFactory]] = {
    NewsPage: NewsPageFactory,
    OtherResultPage: OtherResultPageFactory,
    EventPage: EventPageFactory,
}
"""Those of the pages that aren't whole without more than a title."""


def page_factory(page_model: type[BasePage]) -> type[PageFactory]:
    """A factory of pages of any type."""
    if page_model in PAGE_FACTORIES:
        return PAGE_FACTORIES[page_model]
    made = type(f"{page_model.__name__}Factory", (PageFactory,), {"Meta": type("Meta", (), {"model": page_model})})
    return cast("type[PageFactory]", made)


def locale(code: str) -> Locale:
    """The locale of a language, made if it isn't there."""
    found: Locale = Locale.objects.get_or_create(language_code=code)[0]
    return found


def homes() -> dict[str, HomePage]:
    """The two home pages, in place of Wagtail's welcome page, told in both languages."""
    root = Page.get_first_root_node()
    home = HomePage(title="Home", slug="en", locale=locale("en"), statement="We link cities by light.")
    root.add_child(instance=home)
    home.save_revision().publish()
    Site.objects.update_or_create(is_default_site=True, defaults={"root_page": home})
    root.get_children().exclude(pk=home.pk).delete()
    home.refresh_from_db()
    alias = home.copy_for_translation(locale("hu"), alias=True)
    told = translate(alias, title="Főoldal", slug="hu", statement="Fénnyel kötünk össze városokat.")
    return {"en": home, "hu": cast("HomePage", told)}


def alias_of(page: BasePage) -> BasePage:
    """The alias of a page in the other tree, as simple_translation makes it when a page is created."""
    code = next(code for code in LANGUAGE_CODES if code != page.language)
    alias: BasePage = page.copy_for_translation(locale(code), copy_parents=True, alias=True)
    return alias


def translate(alias: Page, **fields: Any) -> BasePage:
    """Turn an alias into a page of its own, and publish it."""
    page = convert(alias)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return fresh(page)


def convert(alias: Page) -> BasePage:
    """Turn an alias into a page of its own, and publish nothing yet."""
    ConvertAliasPageAction(alias.specific).execute(skip_permission_checks=True)
    return fresh(alias)


def fresh(page: Page) -> BasePage:
    """The page as the database knows it now."""
    found: BasePage = Page.objects.get(pk=page.pk).specific
    return found


SECTIONS: dict[type[BasePage], tuple[str, str, type[BasePage]]] = {
    AboutPage: ("about", "a-projektrol", HomePage),
    TrainingIndexPage: ("training", "kepzesek", HomePage),
    ResultsIndexPage: ("results", "eredmenyek", HomePage),
    DeliverablesIndexPage: ("deliverables", "leszallitando-eredmenyek", ResultsIndexPage),
    PublicationsIndexPage: ("publications", "publikaciok", ResultsIndexPage),
    OtherResultsIndexPage: ("other-results", "egyeb-eredmenyek", ResultsIndexPage),
    NewsIndexPage: ("news", "hirek", HomePage),
    ContactPage: ("contact", "kapcsolat", HomePage),
    SearchPage: ("search", "kereses", HomePage),
    GlossaryPage: ("glossary", "szojegyzek", HomePage),
    StandardPage: ("privacy", "adatvedelem", HomePage),
}
"""Each section with its slug in English and in Hungarian, and what it stands below."""


class Trees:
    """Both trees, with a page of every section, told in both languages; each is read when a test first asks for it."""

    def __init__(self, keys: dict[tuple[type[BasePage], str], int]) -> None:
        self.keys = keys
        self.read: dict[tuple[type[BasePage], str], BasePage] = {}

    @classmethod
    def plant(cls) -> "Trees":
        """Make the pages, as an editor would."""
        pages: dict[tuple[type[BasePage], str], BasePage] = {(HomePage, code): home for code, home in homes().items()}
        for model, (slug, magyar_slug, parent) in SECTIONS.items():
            page = page_factory(model)(
                parent=pages[parent, "en"], slug=slug, title=slug.capitalize(), show_in_menus=True
            )
            told = page_factory(model)(
                parent=pages[parent, "hu"],
                slug=magyar_slug,
                title=magyar_slug.capitalize(),
                show_in_menus=True,
                translation_key=page.translation_key,
            )
            pages |= {(model, "en"): page, (model, "hu"): told}
        return cls({of: page.pk for of, page in pages.items()})

    def __getitem__(self, key: tuple[type[BasePage], str]) -> BasePage:
        if key not in self.read:
            self.read[key] = key[0]._default_manager.get(pk=self.keys[key])
        return self.read[key]
