"""Plants pages in both trees: a source first, then the other language's alias, then its translation if there is one."""

from datetime import date
from typing import Any

from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.models import Locale, Page, Site

from qcihungary.consortium.models import Member, WorkPackage
from qcihungary.contact.models import ContactPage
from qcihungary.core.languages import LANGUAGE_CODES, other_language
from qcihungary.core.pages import BasePage
from qcihungary.deliverables.models import DeliverablesIndexPage
from qcihungary.demo.bodies import Media, RawBlock, body
from qcihungary.demo.events import TOLD, facts_of_event, open_desk
from qcihungary.demo.gaps import without_gaps
from qcihungary.demo.reader import Data, read
from qcihungary.glossary.models import GlossaryPage
from qcihungary.news.models import NewsIndexPage, NewsPage, NewsTag
from qcihungary.pages.models import AboutPage, HomePage, StandardPage
from qcihungary.publications.models import PublicationsIndexPage
from qcihungary.results.models import OtherResultPage, OtherResultsIndexPage, ResultsIndexPage
from qcihungary.search.models import SearchPage
from qcihungary.training.models import EventPage, TrainingIndexPage

SECTIONS: tuple[tuple[str, type[BasePage], str, bool], ...] = (
    ("about", AboutPage, "home", True),
    ("training", TrainingIndexPage, "home", True),
    ("results", ResultsIndexPage, "home", True),
    ("deliverables", DeliverablesIndexPage, "results", True),
    ("publications", PublicationsIndexPage, "results", True),
    ("other-results", OtherResultsIndexPage, "results", True),
    ("news", NewsIndexPage, "home", True),
    ("contact", ContactPage, "home", True),
    ("search", SearchPage, "home", False),
    ("glossary", GlossaryPage, "home", False),
    ("accessibility", StandardPage, "home", False),
    ("privacy", StandardPage, "home", False),
)
"""Content file, type, parent, and whether the menu shows it."""


MANY = ("tags", "members", "work_packages")
"""Relations, which a page can have once it stands in the tree."""


class Planter:
    """Makes the pages of the demo site."""

    def __init__(self, media: Media, tags: dict[str, NewsTag]) -> None:
        self.media = media
        self.tags = tags
        self.locales = {code: Locale.objects.get_or_create(language_code=code)[0] for code in LANGUAGE_CODES}
        self.members = {member.short_name: member for member in Member.objects.all()}
        self.planted: dict[str, BasePage] = {}

    def plant_sections(self) -> None:
        """The home pages and everything in the menu."""
        self.plant_home()
        for name, model, parent, in_menu in SECTIONS:
            data = read(f"pages/{name}")
            self.planted[name] = self.plant(
                model, self.planted[parent], without_gaps(data), f"pages/{name}", show_in_menus=in_menu
            )
            self.draft_gaps(self.planted[name], data, f"pages/{name}")

    def plant_home(self) -> None:
        """Replace Wagtail's welcome page by the two home pages."""
        root = Page.get_first_root_node()
        data = read("pages/home")
        fields = {
            code: {"title": data[code]["title"], "search_description": data[code]["summary"]} for code in LANGUAGE_CODES
        }
        home = HomePage(slug="en", locale=self.locales["en"], **fields["en"])
        root.add_child(instance=home)
        home.save_revision().publish()
        Site.objects.update_or_create(is_default_site=True, defaults={"root_page": home, "site_name": "QCIHungary"})
        root.get_children().exclude(pk=home.pk).delete()
        alias = self.alias(home, "hu", "hu")
        self.translate(alias, fields["hu"])
        self.planted["home"] = HomePage.objects.get(pk=home.pk)

    def plant(self, model: type[BasePage], parent: BasePage, data: Data, seed: str, **common: Any) -> BasePage:
        """A page below ``parent``, in the language it was written in, and its other version."""
        many = {name: common.pop(name) for name in MANY if name in common}
        source = data.get("source", "en")
        page = model(locale=self.locales[source], **self.texts(model, data[source], seed), **common)
        self.fresh(parent, source).add_child(instance=page)
        for name, values in many.items():
            setattr(page, name, values)
        page.save_revision().publish()
        page.refresh_from_db()
        other = other_language(source)
        alias = self.alias(page, other, data[other if other in data else source]["slug"])
        if other in data:
            self.translate(alias, self.texts(model, data[other], seed))
        return page

    def draft_gaps(self, page: BasePage, data: Data, seed: str) -> None:
        """Keep what waits for a fact in a draft, from which it goes out when somebody enters that."""
        for code in LANGUAGE_CODES:
            if code in data and without_gaps(data)[code] != data[code]:
                draft = self.fresh(page, code)
                draft.body = body(data[code]["body"], self.media, f"{seed}/body")
                draft.save_revision()

    def alias(self, page: BasePage, language: str, slug: str) -> BasePage:
        """What simple_translation makes when a page is created, under the slug that the translation will have."""
        above = page.get_parent().specific
        alias: BasePage = page.create_alias(
            parent=above.get_translation(self.locales[language]) if above.depth > 1 else above,
            update_slug=slug,
            update_locale=self.locales[language],
            reset_translation_key=False,
        )
        return alias

    def fresh(self, page: BasePage, language: str) -> BasePage:
        """The version of a page in a language, as the tree knows it now."""
        found: BasePage = type(page)._default_manager.get(
            translation_key=page.translation_key, locale=self.locales[language]
        )
        return found

    def texts(self, model: type[BasePage], told: Data, seed: str) -> dict[str, Any]:
        """The fields of a page that differ by language."""
        fields: dict[str, Any] = {"title": told["title"], "slug": told["slug"]}
        fields["search_description"] = told["summary"]
        names = {field.name for field in model._meta.get_fields()}
        if "body" in names:
            fields["body"] = body(told.get("body", []), self.media, f"{seed}/body")
        if "report" in names:
            fields["report"] = body(told.get("report", []), self.media, f"{seed}/report")
        fields |= {name: told.get(name, "") for name in TOLD if name in names}
        if "sources" in names:
            fields["sources"] = self.sources(told.get("source"), seed)
        return fields

    def sources(self, source: Data | None, seed: str) -> list[RawBlock]:
        """Details and source, as one reference."""
        return body([{**source, "type": "reference"}], self.media, f"{seed}/sources") if source else []

    def translate(self, alias: BasePage, fields: dict[str, Any]) -> None:
        """Turn an alias into a page of its own, and publish it with its own texts."""
        ConvertAliasPageAction(alias).execute(skip_permission_checks=True)
        page = type(alias)._default_manager.get(pk=alias.pk)
        for name, value in fields.items():
            setattr(page, name, value)
        page.save_revision().publish()

    def plant_article(self, data: Data) -> None:
        """A news article."""
        when: date = data["date"]
        self.plant(
            NewsPage,
            self.planted["news"],
            data,
            f"news/{data[data['source']]['slug']}",
            date=when,
            author=self.members.get(data["author"]),
            lead_image=self.media.pictures.get(data.get("picture", "")),
            tags=[self.tags[slug] for slug in data["tags"]],
        )

    def plant_result(self, data: Data) -> None:
        """Another result."""
        names = ("kind", "date", "licence", "version", "venue")
        self.plant(
            OtherResultPage,
            self.planted["other-results"],
            data,
            f"results/{data['en']['slug']}",
            creators=[{"type": "creator", "value": {"orcid": "", **creator}} for creator in data["creators"]],
            members=[self.members[name] for name in data["members"]],
            work_packages=list(WorkPackage.objects.filter(number__in=data["work_packages"])),
            **{name: data[name] for name in names if name in data},
        )

    def plant_event(self, data: Data) -> None:
        """A course or an event."""
        seed = f"training/{data[data.get('source', 'en')]['slug']}"
        page = self.plant(EventPage, self.planted["training"], data, seed, **facts_of_event(data, self.members))
        if "registration" in data:
            open_desk(page, data["registration"])

    def compose_home(self) -> None:
        """Put the sections into the home pages."""
        data = read("pages/home")
        for code in LANGUAGE_CODES:
            home = HomePage.objects.get(locale=self.locales[code])
            opening = body(data[code].get("body", []), self.media, "pages/home")
            home.body = [*opening, *self.home_sections(data[code], code)]
            home.save_revision().publish()

    def home_sections(self, told: Data, language: str) -> list[RawBlock]:
        """What is new, what is coming, what was produced, who is in it."""
        sections = [
            {
                "type": "section",
                "value": {
                    "heading": told["sections"][name],
                    "section": self.fresh(self.planted[section], language).pk,
                    "count": count,
                    "empty_text": told["empty"].get(name, ""),
                },
            }
            for name, section, count in (("news", "news", 4), ("events", "training", 3), ("results", "results", 3))
        ]
        return [*sections, {"type": "members", "value": {"heading": told["sections"]["members"]}}]
