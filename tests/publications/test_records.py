"""What a publication is, and what it refuses to be."""

import datetime
from typing import cast

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from qcihungary.publications.keywords import in_line, listed
from qcihungary.publications.models import Answer, Authorship, Publication, PublicationType
from tests.factories import MemberFactory
from tests.publications.factories import PublicationFactory

pytestmark = pytest.mark.django_db


def errors_of(publication: Publication) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as caught:
        publication.full_clean()
    return caught.value.message_dict


def test_identifiers_become_canonical_from_whatever_was_pasted() -> None:
    publication = PublicationFactory.build(
        doi="https://doi.org/10.1038/D41586-024-01445-2",
        issn="issn 00280836",
        isbn="978-3-16-148410-0",
        arxiv_id="https://arxiv.org/abs/2404.12345v2",
    )
    publication.full_clean(exclude=["slug"])
    assert publication.doi == "10.1038/d41586-024-01445-2"
    assert publication.issn == "0028-0836"
    assert publication.isbn == "9783161484100"
    assert publication.arxiv_id == "2404.12345v2"


def test_an_identifier_that_is_none_is_refused_in_words() -> None:
    found = errors_of(PublicationFactory.build(doi="see the journal", issn="0028-0837", isbn="12", arxiv_id="soon"))
    assert {"doi", "issn", "isbn", "arxiv_id"} <= found.keys()
    assert "10.1038" in found["doi"][0]


def test_what_is_stored_without_a_form_is_canonical_too() -> None:
    publication = PublicationFactory(doi="doi:10.1000/ABC")
    assert Publication.objects.get(doi="10.1000/abc").pk == publication.pk


def test_a_doi_belongs_to_one_publication() -> None:
    PublicationFactory(doi="10.1000/abc")
    found = errors_of(PublicationFactory.build(doi="https://doi.org/10.1000/ABC", slug="another"))
    assert "DOI" in str(found)
    with pytest.raises(IntegrityError), transaction.atomic():
        PublicationFactory(doi="10.1000/abc")


def test_many_publications_have_no_doi() -> None:
    PublicationFactory(doi="")
    PublicationFactory(doi="")
    assert Publication.objects.filter(doi="").count() == 2


def test_a_date_fills_in_year_and_month() -> None:
    publication = PublicationFactory.build(date=datetime.date(2024, 5, 17), year=None)
    publication.clean()
    assert (publication.year, publication.month, publication.issued) == (2024, 5, (2024, 5, 17))


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"date": datetime.date(2023, 5, 17), "year": 2024}, "date"),
        ({"date": datetime.date(2024, 5, 17), "year": 2024, "month": 6}, "month"),
        ({"year": None, "month": 6}, "year"),
        ({"year": 1776}, "year"),
        ({"year": 2999}, "year"),
        ({"type": PublicationType.PREPRINT, "volume": "3"}, "volume"),
        ({"type": PublicationType.PREPRINT, "peer_reviewed": Answer.YES}, "peer_reviewed"),
        ({"language": "Hungarian"}, "language"),
    ],
)
def test_contradictions_are_refused(fields: dict[str, object], wrong: str) -> None:
    assert wrong in errors_of(PublicationFactory.build(slug="given", **fields))


def test_the_address_is_made_once_from_author_year_and_title() -> None:
    made = PublicationFactory(
        authors=[("Őri", "Béla")], original_title="Quantum keys, over the Hűvös fibre of Győr", year=2024
    )
    publication = cast("Publication", made)
    assert publication.slug == "ori-2024-quantum-keys-over-the-huvos"
    publication.original_title = "Another title"
    publication.save()
    assert publication.slug == "ori-2024-quantum-keys-over-the-huvos"


def test_two_of_the_same_name_have_two_addresses() -> None:
    slugs = [PublicationFactory(original_title="Keys").slug for _ in range(3)]
    assert set(slugs) == {"minta-2024-keys", "minta-2024-keys-2", "minta-2024-keys-3"}


def test_no_publication_takes_the_address_of_the_feed() -> None:
    assert PublicationFactory(original_title="Feed", year=None, authors=[]).slug == "feed-2"
    assert PublicationFactory(original_title="量子", year=None, authors=[]).slug == "publication"


def test_names_know_their_order() -> None:
    imre = Authorship(family="Imre", given="Sándor")
    group = Authorship(family="QCIHungary Consortium")
    assert (imre.name.display("hu"), imre.name.display("en")) == ("Imre Sándor", "Sándor Imre")
    assert group.name.display("hu") == group.name.display("en") == "QCIHungary Consortium"


def test_an_orcid_with_a_wrong_digit_is_refused() -> None:
    author = Authorship(family="Imre", given="Sándor", orcid="https://orcid.org/0000-0002-1825-0098")
    with pytest.raises(ValidationError, match="mistyped"):
        author.full_clean(exclude=["publication"])


def test_an_affiliation_is_a_members_short_name() -> None:
    member = MemberFactory(short_name="BME")
    publication = PublicationFactory(authors=[Authorship(family="Imre", given="Sándor", member=member)])
    assert publication.authorships.get().name.affiliation == "BME"


def test_a_revision_keeps_authors_and_both_languages() -> None:
    publication = PublicationFactory(abstract_en="Keys.", abstract_hu="Kulcsok.")
    publication.save_revision()
    draft = publication.get_latest_revision_as_object()
    assert [author.family for author in draft.authorships.all()] == ["Minta", "Próba"]
    assert (draft.abstract_en, draft.abstract_hu) == ("Keys.", "Kulcsok.")


@pytest.mark.parametrize("words", [("fibre", "keys"), ("keys, shared",), ("keys, shared", "fibre"), ()])
def test_keywords_survive_their_line(words: tuple[str, ...]) -> None:
    assert listed(in_line(words)) == words


def test_only_live_ones_are_public_newest_first() -> None:
    old, new, coming = (PublicationFactory(year=year) for year in (2023, 2025, None))
    PublicationFactory(live=False)
    assert list(Publication.objects.public()) == [new, old, coming]
