"""The Hungarian catalogue is complete and well set, and nothing but Hungarian reaches those who read or edit in it."""

import html
import json
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache

import pytest
from babel.messages.catalog import Catalog, Message
from bs4 import BeautifulSoup
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils.translation import gettext, override

from qcihungary.consortium.models import Funder, Member, ProjectFacts, WorkPackage
from qcihungary.core import message_catalog, views
from qcihungary.core.checks import body_blocks
from qcihungary.core.wagtail_hungarian.scripts import MISSING_IN_SCRIPTS, WRONG_IN_SCRIPTS
from qcihungary.deliverables.models import Deliverable
from qcihungary.news.models import NewsIndexPage, NewsPage, NewsTag
from qcihungary.pages.models import HomePage
from qcihungary.publications.models import Publication
from qcihungary.results.models import OtherResultsIndexPage
from tests.factories import FunderFactory, MemberFactory, Trees, alias_of, body, page_factory
from tests.page_types import PAGE_TYPES, PageType, articles, example

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")
TAG = re.compile(r"<[^>]+>")
ALIAS = re.compile(r"gettext(?:_lazy)? as (\w+)")
WORD = re.compile(r"[A-Za-z’']{2,}")
UNWANTED = {
    "a foreign quotation mark": r"[\"“‘]",
    "a single quotation mark": r"”[^„]*”|„[^”]*$|^[^„]*”",
    "three dots for an ellipsis": r"\.\.\.",
    "a hyphen for a dash": r" - ",
    "space at an end, or twice": r"^\s|\s$|\s\s",
    "an article that a placeholder would have to choose": r"\ba\(?z\)? %\(",
    "a second word for “jelentkezés”": r"(?i)regisztr",
    "a suffix on a placeholder": r"%\(\w+\)[sd]-?[a-záéíóöőúüű]",
}
"""What no Hungarian text of ours has, as patterns."""

FACTS = tomllib.loads((settings.ROOT / "qcihungary/demo/content/facts.toml").read_text())

each_type = pytest.mark.parametrize("kind", PAGE_TYPES, ids=lambda kind: kind.model.__name__)


@cache
def catalog() -> Catalog:
    return message_catalog.read_catalog(message_catalog.catalog_path(settings.ROOT, "hu"))


def messages() -> Iterator[Message]:
    return (message for message in catalog() if message.id)


def forms(text: object) -> tuple[str, ...]:
    """A text, or its singular and plural."""
    return tuple(map(str, text)) if isinstance(text, tuple | list) else (str(text),)


def pairs() -> Iterator[tuple[str, str]]:
    """Each English text with its Hungarian; both Hungarian forms of a plural belong to the English plural."""
    for message in messages():
        yield from ((forms(message.id)[-1], text) for text in forms(message.string))


# --- the catalogue


def test_it_has_what_the_source_has_and_nothing_else() -> None:
    path = message_catalog.catalog_path(settings.ROOT, "hu")
    assert list(message_catalog.find_faults(path, message_catalog.extract(settings.ROOT))) == []
    assert len(catalog()) > 300


def test_it_is_asked_for_by_names_that_are_searched_for() -> None:
    """A message under another name would be missing in the catalogue, and stay English."""
    for path in (settings.ROOT / "qcihungary").rglob("*.py"):
        assert message_catalog.KEYWORDS.keys() >= set(ALIAS.findall(path.read_text())), path


@pytest.mark.parametrize(
    "measure",
    [
        pytest.param(lambda text: Counter(PLACEHOLDER.findall(text)), id="placeholders"),
        pytest.param(lambda text: PLACEHOLDER.sub("", text).count("%"), id="percent signs"),
        pytest.param(lambda text: sorted(TAG.findall(text)), id="markup"),
        pytest.param(lambda text: text.count("\n"), id="lines"),
    ],
)
def test_a_translation_has_the_same(measure: Callable[[str], object]) -> None:
    assert [hu for en, hu in pairs() if measure(en) != measure(hu)] == []


@pytest.mark.parametrize("fault", UNWANTED.values(), ids=UNWANTED.keys())
def test_a_translation_does_not_have(fault: str) -> None:
    assert [hu for _en, hu in pairs() if re.search(fault, TAG.sub("", hu), re.IGNORECASE)] == []


def test_what_begins_small_in_english_does_so_in_hungarian() -> None:
    """Names of models and fields: Django makes the first letter large where it begins a line."""
    assert [hu for en, hu in pairs() if en[:1].islower() and hu[:1].isupper()] == []


def test_prescribed_texts_stand_word_for_word() -> None:
    told = dict(pairs())
    disclaimer = next(hu for en, hu in told.items() if en.startswith("Funded by") and "%(authority)s" in en)
    assert told[FACTS["statement"]["en"]] == FACTS["statement"]["hu"] == "Az Európai Unió társfinanszírozásával"
    assert disclaimer.replace("%(authority)s", "{granting_authority}") == FACTS["disclaimer"]["hu"]
    without = next(hu for en, hu in told.items() if en.startswith("Funded by") and "%(authority)s" not in en)
    assert without == disclaimer.replace("%(authority)s", "a támogatást nyújtó hatóság")


def test_the_english_disclaimer_is_the_prescribed_one() -> None:
    disclaimer = next(en for en, _hu in pairs() if en.startswith("Funded by") and "%(authority)s" in en)
    assert disclaimer.replace("%(authority)s", "{granting_authority}") == FACTS["disclaimer"]["en"]


# --- what is rendered


@cache
def english() -> dict[str, re.Pattern[str]]:
    """Each text of two words or more that a Hungarian page should have in Hungarian, by a part that never varies."""
    found = {}
    for message in messages():
        for text in set(forms(message.id)) - set(forms(message.string)):
            parts = PLACEHOLDER.split(TAG.sub("", str(text)).strip())
            if sum(len(WORD.findall(part)) for part in parts) > 1:
                pattern = ".{0,200}?".join(map(re.escape, parts))
                found[max(parts, key=len)] = re.compile(rf"(?<!\w){pattern}(?!\w)")
    return found


def english_in(content: bytes) -> set[str]:
    """The English of our interface in a page, in its text, attributes and data, but in nothing marked as English."""
    soup = BeautifulSoup(content, "html.parser")
    for element in soup.select('[lang="en"]'):
        element.decompose()
    text = re.sub(r"\s+", " ", html.unescape(str(soup)))
    return {found[0] for part, pattern in english().items() if part in text and (found := pattern.search(text))}


@pytest.fixture
def facts(trees: Trees) -> ProjectFacts:
    """Every fact and record that the foot of a page can show."""
    MemberFactory()
    FunderFactory()
    facts = ProjectFacts(
        programme_hu=FACTS["programme"]["hu"],
        granting_authority_hu=FACTS["granting_authority"]["in_sentence"]["hu"],
        street_hu=FACTS["contact"]["street"]["hu"],
        city_hu=FACTS["contact"]["city"],
        phone=FACTS["contact"]["phone"],
        email=FACTS["contact"]["email"],
        website=FACTS["contact"]["website"],
        start_date="2023-01-01",
        end_date="2026-12-31",
        title_hu="Minta",
    )
    facts.save()
    return facts


@each_type
@pytest.mark.parametrize("count", [0, 13])
def test_a_hungarian_page_is_hungarian(
    client: Client, trees: Trees, facts: ProjectFacts, kind: PageType, count: int
) -> None:
    page = example(trees, kind.model, "hu")
    kind.fill(page, count)
    response = client.get(page.url_path)
    assert response.status_code == 200
    text = response.content.decode()
    assert "Tovább a tartalomra" in text
    assert FACTS["disclaimer"]["hu"].format(granting_authority="az Európai Bizottság") in text
    assert english_in(response.content) == set()


@pytest.mark.parametrize("query", ["", "?q=xyzzy", "?q=Quantum", "?page=2", "2025/", "?tag=none"])
def test_what_an_address_asks_for_is_hungarian(client: Client, trees: Trees, facts: ProjectFacts, query: str) -> None:
    articles(trees[NewsIndexPage, "hu"], 13)
    for path in ("/hu/kereses/", "/hu/hirek/", "/hu/nincs-ilyen/"):
        assert english_in(client.get(f"{path}{query}").content) == set()


@pytest.mark.parametrize("view", [views.bad_request, views.server_error])
def test_an_error_is_told_in_hungarian(rf: RequestFactory, view: Callable[[HttpRequest], HttpResponse]) -> None:
    with override("hu"):
        content = view(rf.get("/hu/hirek/")).content
    assert "Tovább a kezdőlapra" in content.decode()
    assert english_in(content) == set()


WORDIEST_BLOCK = body(("video", {"title": "Minta", "url": "https://vimeo.com/123456789", "description": "Fények."}))


def test_around_an_alias_the_page_is_hungarian(client: Client, trees: Trees, facts: ProjectFacts) -> None:
    article = page_factory(NewsPage)(parent=trees[NewsIndexPage, "en"], slug="an-article", body=WORDIEST_BLOCK)
    response = client.get(alias_of(article).url_path)
    assert "Ez az oldal magyarul még nem olvasható" in response.content.decode()
    assert english_in(response.content) == set()


def test_english_is_found_where_there_is_some(client: Client, trees: Trees) -> None:
    """Or else the tests above would pass on any page."""
    found = english_in(re.sub(rb' lang="en"', b"", client.get("/en/contact/").content))
    assert {"Skip to content", "Main menu", "How to reach us", "Co-funded by the European Union"} <= found
    assert any(text.startswith("The project has been co-funded") for text in found), "one with placeholders"


# --- the admin


@pytest.fixture
def hungarian_desk(desk: Client) -> Client:
    """An editor's browser that asks for Hungarian."""
    desk.defaults["HTTP_ACCEPT_LANGUAGE"] = "hu"
    return desk


def editor_paths(trees: Trees) -> Iterator[str]:
    yield from ("/admin/", "/admin/images/add/", "/admin/documents/multiple/add/", "/admin/account/")
    yield from ("/admin/settings/consortium/projectfacts/1/", "/admin/publications/add-by-identifier/")
    yield from (f"/admin/reports/{name}/" for name in ("publications", "translations", "links"))
    for model in (Member, WorkPackage, Funder, NewsTag, Deliverable, Publication):
        yield from (f"/admin/snippets/{model._meta.label_lower.replace('.', '/')}/{view}" for view in ("", "add/"))
    for model in (HomePage, NewsIndexPage):
        yield from (f"/admin/pages/{trees[model, 'hu'].pk}/{view}" for view in ("", "edit/"))
    for kind, model in (("news/newspage", NewsIndexPage), ("results/otherresultpage", OtherResultsIndexPage)):
        yield f"/admin/pages/add/{kind}/{trees[model, 'hu'].pk}/"


def test_editors_read_hungarian(hungarian_desk: Client, trees: Trees, facts: ProjectFacts) -> None:
    for path in editor_paths(trees):
        response = hungarian_desk.get(path)
        assert response.status_code == 200, path
        assert 'lang="hu"' in response.content.decode(), path
        assert english_in(response.content) == set(), path


def test_the_editors_scripts_speak_hungarian(hungarian_desk: Client) -> None:
    script = hungarian_desk.get("/admin/jsi18n/").content.decode()
    (told,) = re.findall(r"newcatalog = ({.*?});", script, re.DOTALL)
    catalog = json.loads(told)
    assert catalog["Changes have been autosaved."] == "A változtatások automatikusan mentve."
    ours = {*MISSING_IN_SCRIPTS, *WRONG_IN_SCRIPTS}
    assert ours <= {english for english, hungarian in catalog.items() if hungarian != english}
    assert catalog["Loading…"] == "Betöltés…"
    assert len(catalog) < 200, "no more than its scripts ask for"


def test_the_block_pickers_samples_are_hungarian(hungarian_desk: Client, trees: Trees, facts: ProjectFacts) -> None:
    samples = {
        type(block).__name__: hungarian_desk.get("/admin/block-preview/", {"id": block.definition_prefix})
        for block in body_blocks()
    }
    assert "Az információ fizikai." in samples["QuoteBlock"].content.decode()
    assert "négyféle polarizáció" in samples["FactBoxBlock"].content.decode()
    found = {name: english_in(sample.content) for name, sample in samples.items()}
    assert found == {name: set() for name in samples}


def test_the_running_site_reads_the_catalogue() -> None:
    with override("hu"):
        assert gettext("Co-funded by the European Union") == FACTS["statement"]["hu"]
