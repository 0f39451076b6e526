"""Records whose own name changes, and what belongs to them: × {renamed, back, withdrawn, deleted} × {en, hu}."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from qcihungary.deliverables.models import DeliverableFile
from qcihungary.glossary.models import GlossaryPage
from qcihungary.news.models import NewsIndexPage, NewsTag
from tests.core.addresses.site import Estate
from tests.deliverables.factories import DeliverableFactory, DeliverableFileFactory, DocumentFactory
from tests.factories import GlossaryTermFactory, NewsPageFactory, NewsTagFactory, Trees, WorkPackageFactory, body
from tests.publications.factories import PublicationFactory

REGISTER = {"en": "/en/results/deliverables/", "hu": "/hu/eredmenyek/leszallitando-eredmenyek/"}
PUBLICATIONS = {"en": "/en/results/publications/", "hu": "/hu/eredmenyek/publikaciok/"}
BELOW = ("/", ".bib", ".csl.json", "/files/1.0/en/", "/files/latest/")


def changed(record: Any, **fields: Any) -> None:
    """Save a record as publishing does: read anew, with what has changed."""
    found = type(record).objects.get(pk=record.pk)
    for name, value in fields.items():
        setattr(found, name, value)
    found.save()


def answer(client: Client, path: str) -> tuple[int, str | None]:
    response = client.get(path)
    if response.streaming:
        list(response)  # the client closes the file then, and leaves the database alone
    return response.status_code, response.headers.get("Location")


@pytest.fixture
def plan(trees: Trees) -> Any:
    made = DeliverableFactory(work_package=WorkPackageFactory(number=1), index=2)
    DeliverableFileFactory(deliverable=made, version="1.0", document=DocumentFactory(language="en"))
    return made


CHANGES: dict[str, tuple[Callable[[Any], None], str]] = {
    "its number": (lambda plan: changed(plan, index=7), "d1.7"),
    "its work package": (lambda plan: changed(plan, work_package=WorkPackageFactory(number=4)), "d4.2"),
    "the number of its work package": (lambda plan: changed(plan.work_package, number=5), "d5.2"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_deliverable_keeps_its_addresses_when_its_number_changes(client: Client, plan: Any, change: str) -> None:
    change_it, name = CHANGES[change]
    change_it(plan)
    for section in REGISTER.values():
        for below in ("/", ".bib", "/files/1.0/en/"):
            for query in ("", "?x=1"):
                assert answer(client, f"{section}d1.2{below}{query}") == (301, f"{section}{name}{below}{query}")
        assert answer(client, f"{section}D1.2/") == (301, f"{section}{name}/")
        assert answer(client, f"{section}{name}/")[0] == 200


def test_a_number_that_is_given_anew_leads_to_what_has_it(client: Client, plan: Any) -> None:
    changed(plan, index=7)
    other = DeliverableFactory(work_package=plan.work_package, index=2)
    section = REGISTER["en"]
    assert answer(client, f"{section}d1.2/") == (200, None)
    assert answer(client, f"{section}d1.2/files/1.0/en/")[1] == f"{section}d1.7/files/1.0/en/"
    other.delete()
    assert answer(client, f"{section}d1.2/") == (301, f"{section}d1.7/")


def test_a_renamed_section_and_a_new_number_are_one_step(client: Client, trees: Trees, plan: Any) -> None:
    estate = Estate(trees, "hu")
    old = estate.address("record page")
    estate.three_in_a_row()
    changed(plan, index=7)
    assert answer(client, f"{old}?x=1") == (301, f"{estate.address('register')}d1.7/?x=1")


@pytest.mark.parametrize(
    "withdraw",
    [
        lambda record: record.unpublish(),
        lambda record: record.delete(),
        lambda record: changed(record, level="SEN"),
    ],
    ids=["unpublished", "deleted", "sensitive"],
)
def test_a_withdrawn_deliverable_is_gone_with_all_of_it(
    client: Client, plan: Any, withdraw: Callable[[Any], None]
) -> None:
    DeliverableFile.objects.update(withdrawn_on="2025-01-01")
    withdraw(type(plan).objects.get(pk=plan.pk))
    for section in REGISTER.values():
        got = [answer(client, f"{section}d1.2{below}") for below in ("/", ".bib", "/files/1.0/en/", "/?x=1")]
        assert got == [(410, None)] * 4
        assert answer(client, f"{section}d1.9/")[0] == 404


def test_what_was_never_public_is_a_404(client: Client, trees: Trees) -> None:
    secret = DeliverableFactory(work_package=WorkPackageFactory(number=1), index=3, level="SEN")
    changed(secret, index=4)
    secret.delete()
    draft = PublicationFactory(slug="secret", live=False)
    draft.delete()
    for path in (f"{REGISTER['en']}d1.3/", f"{REGISTER['en']}d1.4/", f"{PUBLICATIONS['en']}secret/"):
        assert answer(client, path)[0] == 404


def test_a_file_that_is_withdrawn_or_gets_another_version(client: Client, plan: Any) -> None:
    file = DeliverableFile.objects.get()
    changed(file, version="1.1")
    for section in REGISTER.values():
        assert answer(client, f"{section}d1.2/files/1.0/en/") == (301, f"{section}d1.2/files/1.1/en/")
    changed(file, withdrawn_on="2025-01-01")
    for section in REGISTER.values():
        assert [answer(client, f"{section}d1.2/files/{number}/en/")[0] for number in ("1.0", "1.1")] == [410, 410]
        assert answer(client, f"{section}d1.2/files/2.0/en/")[0] == 404


def test_a_publication_keeps_its_addresses(client: Client, trees: Trees) -> None:
    paper = PublicationFactory(slug="minta-2024-keys")
    changed(paper, slug="minta-2025-keys")
    for section in PUBLICATIONS.values():
        for below in ("/", ".bib", ".ris"):
            place = f"{section}minta-2025-keys{below}"
            assert answer(client, f"{section}minta-2024-keys{below}") == (301, place)
    paper.refresh_from_db()
    paper.unpublish()
    for section in PUBLICATIONS.values():
        assert {answer(client, f"{section}minta-{year}-keys/")[0] for year in (2024, 2025)} == {410}


def test_a_list_by_a_tag_follows_the_tags_name(client: Client, trees: Trees) -> None:
    tag = NewsTagFactory(slug="light")
    for code in ("en", "hu"):
        article = NewsPageFactory(parent=trees[NewsIndexPage, code], slug="keys")
        article.tags.add(tag)
        article.save()
    changed(tag, slug="photons")
    assert answer(client, "/en/news/?tag=light&page=1") == (301, "/en/news/?tag=photons&page=1")
    assert answer(client, "/hu/hirek/2025/?tag=light") == (301, "/hu/hirek/2025/?tag=photons")
    NewsTag.objects.get().delete()
    assert {answer(client, f"/en/news/?tag={name}")[0] for name in ("light", "photons")} == {410}
    assert answer(client, "/en/news/?tag=never")[0] == 404


def test_a_term_of_the_glossary_is_found_under_the_names_that_it_had(client: Client, trees: Trees) -> None:
    term = GlossaryTermFactory(slug="qkd")
    changed(term, slug="key-distribution")
    for code in ("en", "hu"):
        text = client.get(trees[GlossaryPage, code].url_path).content.decode()
        assert 'id="qkd"' in text
        assert 'id="key-distribution"' in text
    GlossaryTermFactory(slug="qkd")
    assert client.get(trees[GlossaryPage, "en"].url_path).content.decode().count('id="qkd"') == 1


def test_a_document_is_found_under_the_file_names_that_it_had(
    client: Client, trees: Trees, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qcihungary.core.documents.rule.is_settled", lambda _document: False)  # as it was before
    document: Any = DocumentFactory()
    shown = body(("document", {"document": document.pk, "text": ""}))
    NewsPageFactory(parent=trees[NewsIndexPage, "en"], body=shown)
    old = document.url
    changed(document, file=ContentFile(b"%PDF-1.7\nanew", "corrected.pdf"))
    document.refresh_from_db()
    assert document.url != old
    assert answer(client, old) == (301, document.url)
    assert answer(client, old.replace("report", "guessed"))[0] == 404
    new = document.url
    document.delete()
    assert [answer(client, path)[0] for path in (old, new)] == [410, 410]
