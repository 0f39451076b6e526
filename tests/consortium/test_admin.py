"""The project's facts and the consortium's records, as an editor meets them."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.snippets.models import get_snippet_models
from wagtail.test.utils.form_data import nested_form_data, streamfield

from qcihungary.consortium.models import Funder, Member, ProjectFacts, WorkPackage
from qcihungary.consortium.records import ConsortiumRecord
from qcihungary.consortium.share import ShareTarget
from qcihungary.core.records import Record
from qcihungary.news.models import NewsIndexPage
from qcihungary.pages.models import HomePage
from tests.factories import FunderFactory, MemberFactory, NewsPageFactory, Trees, WorkPackageFactory

pytestmark = pytest.mark.django_db

FACTS = reverse("wagtailsettings:edit", args=["consortium", "projectfacts", 1])
BILINGUAL = ("title", "statement", "programme", "granting_authority", "street", "city")
PLAIN = ("start_date", "end_date", "postal_code", "phone", "email", "website")


def soup(response: Any) -> BeautifulSoup:
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def facts_form(**fields: Any) -> dict[str, Any]:
    """What the form of the project's facts sends, everything but what must be there left empty."""
    columns = {f"{name}_{code}": "" for name in BILINGUAL for code in ("en", "hu")}
    blank = {**columns, **dict.fromkeys(PLAIN, "")}
    given = {"acronym": "QCIHungary", "grant_number": "101081247", "social_links": streamfield([]), **fields}
    targets = given.pop("share_targets", [])
    return {**nested_form_data({**blank, **given}), "share_targets": targets}


@pytest.fixture
def facts(trees: Trees) -> ProjectFacts:
    made = ProjectFacts(acronym="QCIHungary")
    made.save()
    return made


# --- The project's facts


def test_the_facts_come_first_among_the_settings(desk: Client) -> None:
    props = desk.get("/admin/").content.decode()
    positions = [props.index(url) for url in (FACTS.replace("1/", ""), reverse("wagtailusers_users:index"))]
    assert positions == sorted(positions)


def test_the_languages_stand_side_by_side_in_tabs(desk: Client, facts: ProjectFacts) -> None:
    page = soup(desk.get(FACTS))
    assert [tab.text.partition("(")[0].strip() for tab in page.select("main [role=tab]")] == [
        "Project",
        "Grant",
        "Contact and social media",
    ]
    for name in BILINGUAL:
        english = page.select_one(f"[name={name}_en]")
        assert english, name
        row = english.find_parent(class_="w-field-row")
        assert row is not None, name
        assert row.select_one(f"[name={name}_hu]"), name


def test_the_facts_are_saved_in_both_languages(desk: Client, facts: ProjectFacts) -> None:
    texts = {f"{name}_{code}": f"{name} {code}" for name in BILINGUAL for code in ("en", "hu")}
    response = desk.post(FACTS, facts_form(**texts, phone="+36 1 795 2861", email="info@a.hu", website="a.hu"))
    assert response.status_code == 302, response.context["form"].errors
    facts.refresh_from_db()
    assert {name: getattr(facts, name) for name in texts} == texts
    assert facts.website == "https://a.hu"
    for path, code in (("/en/", "en"), ("/hu/", "hu")):
        assert f"programme {code}" in soup(Client().get(path)).text


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"grant_number": "EU-1"}, "grant_number"),
        ({"grant_number": ""}, "grant_number"),
        ({"start_date": "2023-01-01", "end_date": "2022-12-31"}, "end_date"),
        ({"email": "info"}, "email"),
        ({"share_targets": ["skype"]}, "share_targets"),
        ({"social_links": streamfield([("link", {"network": "linkedin", "url": "not an address"})])}, "social_links"),
    ],
)
def test_errors_stand_at_their_field(desk: Client, facts: ProjectFacts, fields: dict[str, Any], at: str) -> None:
    response = desk.post(FACTS, facts_form(**fields))
    assert response.status_code == 200
    assert list(response.context["form"].errors) == [at]


def test_nothing_in_the_form_removes_the_funding_block(desk: Client, facts: ProjectFacts, trees: Trees) -> None:
    response = desk.post(FACTS, facts_form())
    assert response.status_code == 302, response.context["form"].errors
    for code, statement in (("en", "Co-funded by the European Union"), ("hu", "Az Európai Unió társfinanszírozásával")):
        page = soup(Client().get(trees[HomePage, code].url_path))
        block = page.select_one(".funding")
        assert block
        assert statement in block.text
        assert "101081247" in block.text
        assert block.select_one("img[src*=eu-emblem]")


def test_ticked_share_links_are_shown_in_their_order(desk: Client, facts: ProjectFacts, trees: Trees) -> None:
    article = NewsPageFactory(parent=trees[NewsIndexPage, "en"])
    boxes = soup(desk.get(FACTS)).select("[name=share_targets][type=checkbox]")
    assert [box["value"] for box in boxes] == ShareTarget.values
    for ticked in (["email", "x", "bluesky"], []):
        response = desk.post(FACTS, facts_form(share_targets=ticked))
        assert response.status_code == 302, response.context["form"].errors
        facts.refresh_from_db()
        assert facts.share_targets == ticked
        checked = soup(desk.get(FACTS)).select("[name=share_targets][checked]")
        assert {box["value"] for box in checked} == set(ticked)
        shown = soup(Client().get(article.url_path)).select(".share a")
        labels = [str(ShareTarget(name).label) for name in ShareTarget.values if name in ticked]
        assert [link.get_text(strip=True) for link in shown] == labels


def test_places_on_social_media_are_linked(desk: Client, facts: ProjectFacts) -> None:
    links = [
        ("link", {"network": "linkedin", "url": "https://www.linkedin.com/company/a"}),
        ("link", {"network": "mastodon", "url": "https://social.example/@a"}),
    ]
    response = desk.post(FACTS, facts_form(social_links=streamfield(links)))
    assert response.status_code == 302, response.context["form"].errors
    shown = soup(Client().get("/en/")).select(".social a")
    assert [link["href"] for link in shown] == [value["url"] for _kind, value in links]
    assert [link.get_text(strip=True) for link in shown] == ["LinkedIn", "Mastodon"]


# --- Records


def member_form(**fields: Any) -> dict[str, Any]:
    filled = {"name_en": "Sample University", "name_hu": "Minta Egyetem", "short_name": "MINTA", "role": "beneficiary"}
    blank = {"url_en": "", "url_hu": "", "logo": "", "logo_alt_en": "", "logo_alt_hu": "", "ror": "", "order": "0"}
    return {**filled, **blank, **fields}


def funder_form(**fields: Any) -> dict[str, Any]:
    filled = {"name_en": "Sample Fund", "name_hu": "Minta Alap", "statement_en": "Paid.", "statement_hu": "Fizette."}
    blank = {"url_en": "", "url_hu": "", "logo": "", "logo_alt_en": "", "logo_alt_hu": "", "order": "0"}
    return {**filled, **blank, **fields}


def package_form(**fields: Any) -> dict[str, Any]:
    filled = {"number": "7", "title_en": "Network", "title_hu": "Hálózat", "start_month": "1", "end_month": "12"}
    return {**filled, "description_en": "", "description_hu": "", "lead": "", **fields}


RECORDS = [
    (Member, MemberFactory, member_form, "name"),
    (Funder, FunderFactory, funder_form, "statement"),
    (WorkPackage, WorkPackageFactory, package_form, "title"),
]


def address(model: type[Record], view: str, *args: Any) -> str:
    found: str = reverse(model.snippet_viewset.get_url_name(view), args=args)  # type: ignore[attr-defined]
    return found


def test_all_records_are_here() -> None:
    ours = {model for model in get_snippet_models() if issubclass(model, ConsortiumRecord)}
    assert ours == {model for model, *_rest in RECORDS}


@pytest.mark.parametrize(("model", "make", "form", "shown"), RECORDS)
def test_a_record_is_drafted_then_published(desk: Client, model: type[Any], make: Any, form: Any, shown: str) -> None:
    response = desk.post(address(model, "add"), form())
    assert response.status_code == 302, response.context["form"].errors
    record = model.objects.get()
    assert not record.live
    response = desk.post(address(model, "edit", record.pk), form(**{"action-publish": "on"}))
    assert response.status_code == 302, response.context["form"].errors
    record.refresh_from_db()
    assert record.live
    assert getattr(record, f"{shown}_hu") == form()[f"{shown}_hu"]
    assert str(record) in soup(desk.get(address(model, "list"))).text


@pytest.mark.parametrize(("model", "make", "form", "shown"), RECORDS)
@pytest.mark.parametrize("language", ["en", "hu"])
def test_a_record_is_previewed_in_either_language(
    desk: Client, model: type[Any], make: Any, form: Any, shown: str, language: str
) -> None:
    record = make()
    preview = address(model, "preview_on_edit", record.pk)
    typed = {f"{shown}_en": "Words not saved", f"{shown}_hu": "El nem mentett szavak"}
    assert desk.post(preview, form(**typed)).json()["is_valid"]
    response = desk.get(preview, {"mode": language}, headers={"accept-language": "en"})
    page = soup(response)
    assert page.html
    assert page.html["lang"] == language
    assert typed[f"{shown}_{language}"] in page.text
    assert "frame-ancestors 'self'" in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("model", "sent", "at"),
    [
        (Member, member_form(name_hu=""), "name_hu"),
        (Member, member_form(ror="https://ror.org/02w42ss31"), "ror"),
        (Member, member_form(short_name=""), "short_name"),
        (WorkPackage, package_form(number="0"), "number"),
        (WorkPackage, package_form(start_month="12", end_month="1"), "end_month"),
        (Funder, funder_form(url_en="no address"), "url_en"),
    ],
)
def test_errors_in_a_record_stand_at_their_field(desk: Client, model: type[Any], sent: dict[str, Any], at: str) -> None:
    response = desk.post(address(model, "add"), {**sent, "action-publish": "on"})
    assert response.status_code == 200
    assert list(response.context["form"].errors) == [at]
    assert not model.objects.exists()
