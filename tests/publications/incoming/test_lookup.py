"""Look-ups at Crossref and DataCite: what is asked, what becomes of the answers, and what of silence."""

import re
from typing import Any

import pytest
import requests
import responses
from responses import matchers

from qcihungary.consortium.models import ProjectFacts
from qcihungary.core.citation.names import PersonName
from qcihungary.publications.incoming import asking, crossref, datacite
from qcihungary.publications.incoming.asking import CROSSREF, DATACITE
from qcihungary.publications.incoming.entries import Entry
from qcihungary.publications.incoming.lookup import look_up
from qcihungary.publications.incoming.recognising import recognise
from tests.publications.incoming.works import (
    CROSSREF_ARTICLE,
    CROSSREF_CHAPTER,
    DATACITE_PREPRINT,
    GRANT,
    crossref_list,
    crossref_one,
    datacite_one,
)

pytestmark = pytest.mark.django_db

DATACITE_ANY = re.compile(rf"{re.escape(DATACITE)}/.*")


def ask(text: str) -> list[Entry]:
    return look_up(recognise(text).entries)


def test_crossref_fills_an_article(services: responses.RequestsMock) -> None:
    ProjectFacts.objects.create(email="info@example.org")
    services.get(f"{CROSSREF}/10.1000%2Fsample.1", json=crossref_one(CROSSREF_ARTICLE))
    (entry,) = ask("https://doi.org/10.1000/SAMPLE.1")
    item = entry.item
    assert (entry.source, entry.notes) == ("crossref", ())
    assert item.title == "Sample: Keys over deployed fibre & x"
    assert item.authors[0] == PersonName(
        "Imre",
        "Sándor",
        "",
        "0000-0002-1825-0097",
        "Department of Samples, Budapest University of Technology and Economics, Budapest",
    )
    assert item.authors[2] == PersonName(literal="Sample Collaboration")
    assert (item.type, item.container, item.volume, item.issue, item.number) == (
        "article-journal",
        "Journal of Samples",
        "12",
        "3",
        "044053",
    )
    assert (item.doi, item.issn, item.issued) == ("10.1000/sample.1", "0028-0836", (2024, 5, 17))
    assert item.abstract == "First & foremost.\nSecond."
    assert item.licence == "CC-BY-4.0"
    assert (item.grant, item.grant_source) == (GRANT, "crossref")


def test_they_hear_who_asks(services: responses.RequestsMock) -> None:
    ProjectFacts.objects.create(email="info@example.org")
    services.get(f"{CROSSREF}/10.1000%2Fsample.1", json=crossref_one(CROSSREF_ARTICLE))
    ask("10.1000/sample.1")
    request = services.calls[0].request
    assert request.headers["User-Agent"].endswith("mailto:info@example.org)")
    assert request.params["mailto"] == "info@example.org"


def test_several_dois_are_one_question(services: responses.RequestsMock) -> None:
    wanted = {"filter": "doi:10.1000/sample.1,doi:10.1000/sample.2", "rows": "2"}
    services.get(
        CROSSREF,
        json=crossref_list(CROSSREF_CHAPTER, CROSSREF_ARTICLE),
        match=[matchers.query_param_matcher(wanted, strict_match=False)],
    )
    first, second = ask("10.1000/sample.1\n10.1000/sample.2")
    assert first.item.title.startswith("Sample: Keys")
    assert (second.item.type, second.item.container, second.item.isbn, second.item.page) == (
        "chapter",
        "A Book of Samples",
        "9783161484100",
        "15-30",
    )
    assert len(services.calls) == 1


def test_datacite_is_asked_for_what_crossref_doesnt_know(services: responses.RequestsMock) -> None:
    services.get(CROSSREF, json=crossref_list(CROSSREF_ARTICLE))
    services.get(f"{DATACITE}/10.1000%2Fdata", json=datacite_one(DATACITE_PREPRINT | {"doi": "10.1000/data"}))
    first, second = ask("10.1000/sample.1 10.1000/data")
    assert (first.source, second.source) == ("crossref", "datacite")
    assert second.item.doi == "10.1000/data"


def test_arxiv_is_asked_for_at_datacite_alone(services: responses.RequestsMock) -> None:
    services.get(f"{DATACITE}/10.48550%2Farxiv.2404.12345", json=datacite_one(DATACITE_PREPRINT))
    (entry,) = ask("arXiv:2404.12345v2")
    item = entry.item
    assert (item.type, item.arxiv, item.doi) == ("article", "2404.12345", "10.48550/arxiv.2404.12345")
    assert item.authors == (
        PersonName("Imre", "Sándor", "", "0000-0002-1825-0097"),
        PersonName("Minta", "Anna"),
        PersonName(literal="Sample Collaboration"),
    )
    assert (item.issued, item.abstract, item.keywords) == (
        (2024, 4, 18),
        "An abstract of the sample.",
        ("Quantum Physics",),
    )
    assert (item.access, item.licence, item.repository) == ("green", "CC-BY-4.0", "https://arxiv.org/abs/2404.12345")
    assert entry.notes == ("open",)


def test_a_doi_that_nobody_knows_is_kept(services: responses.RequestsMock) -> None:
    services.get(f"{CROSSREF}/10.1000%2Fnone", status=404)
    services.get(f"{DATACITE}/10.1000%2Fnone", status=404)
    (entry,) = ask("10.1000/none")
    assert (entry.item.doi, entry.notes) == ("10.1000/none", ("untitled", "not-found"))
    assert not entry.is_pending


@pytest.mark.parametrize(
    "failure", [{"body": requests.ConnectionError()}, {"body": requests.Timeout()}, {"status": 503}, {"body": "<html>"}]
)
def test_silence_loses_nothing(services: responses.RequestsMock, failure: dict[str, Any]) -> None:
    services.get(CROSSREF, **failure)
    services.get(DATACITE_ANY, **failure)
    entries = ask("10.1000/a\n10.1000/b")
    assert [entry.item.doi for entry in entries] == ["10.1000/a", "10.1000/b"]
    assert all(entry.is_pending for entry in entries)


def test_crossrefs_silence_isnt_ignorance(services: responses.RequestsMock) -> None:
    services.get(f"{CROSSREF}/10.1000%2Fa", status=500)
    services.get(DATACITE_ANY, status=404)
    (entry,) = ask("10.1000/a")
    assert entry.is_pending


def test_it_is_tried_again(services: responses.RequestsMock) -> None:
    address = f"{CROSSREF}/10.1000%2Fsample.1"
    services.get(address, status=429, headers={"Retry-After": "1"})
    services.get(address, body=requests.ConnectionError())
    services.get(address, json=crossref_one(CROSSREF_ARTICLE))
    (entry,) = ask("10.1000/sample.1")
    assert entry.item.title.startswith("Sample")


def test_nobody_waits_for_long(services: responses.RequestsMock, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr(asking, "pause", waited.append)
    services.get(f"{CROSSREF}/10.1000%2Fa", status=429, headers={"Retry-After": "3600"})
    services.get(DATACITE_ANY, status=404)
    ask("10.1000/a")
    assert waited == []


def test_time_is_up_at_some_point(services: responses.RequestsMock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "BUDGET", -1.0)
    (entry,) = ask("10.1000/a")
    assert entry.is_pending
    assert len(services.calls) == 0


def test_answers_are_cached(services: responses.RequestsMock) -> None:
    services.get(f"{CROSSREF}/10.1000%2Fsample.1", json=crossref_one(CROSSREF_ARTICLE))
    assert ask("10.1000/sample.1") == ask("10.1000/sample.1")
    assert len(services.calls) == 1


def test_silence_is_not_cached(services: responses.RequestsMock) -> None:
    services.get(f"{CROSSREF}/10.1000%2Fsample.1", status=404)
    services.get(DATACITE_ANY, status=503)
    assert ask("10.1000/sample.1")[0].is_pending
    services.replace(responses.GET, f"{CROSSREF}/10.1000%2Fsample.1", json=crossref_one(CROSSREF_ARTICLE))
    assert ask("10.1000/sample.1")[0].source == "crossref"


def test_500_dois_are_few_questions(services: responses.RequestsMock) -> None:
    def answer(request: requests.PreparedRequest) -> tuple[int, dict[str, str], str]:
        import json

        asked = [part.removeprefix("doi:") for part in request.params["filter"].split(",")]  # type: ignore[attr-defined]
        works = [{**CROSSREF_ARTICLE, "DOI": doi, "title": [f"Sample {doi}"]} for doi in asked]
        return 200, {}, json.dumps(crossref_list(*works))

    services.add_callback(responses.GET, CROSSREF, callback=answer)
    entries = ask("\n".join(f"10.1000/{number}" for number in range(500)))
    assert [entry.item.title for entry in entries] == [f"Sample 10.1000/{number}" for number in range(500)]
    assert len(services.calls) == 25


@pytest.mark.parametrize("work", [{}, {"title": None, "author": "x", "funder": {}, "license": [None], "event": []}])
def test_odd_answers_are_survived(work: dict[str, Any]) -> None:
    assert crossref.item_of(work, GRANT).title == ""
    assert datacite.item_of(work, GRANT).title == ""


def test_a_licence_that_we_dont_list_is_none() -> None:
    assert crossref.licence_of(["http://www.example.org/licence"]) == ""
    assert crossref.licence_of(["https://creativecommons.org/licenses/by-nc-nd/4.0/"]) == "CC-BY-NC-ND-4.0"
    assert crossref.licence_of(["https://creativecommons.org/publicdomain/zero/1.0/"]) == "CC0-1.0"
    assert crossref.licence_of(["https://creativecommons.org/licenses/by-nc/2.0/"]) == ""
