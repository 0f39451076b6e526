"""Identifiers in every form that people paste, and what is said about wrong ones."""

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError

from qcihungary.core import identifiers

DOI = "10.1038/d41586-024-01445-2"


@pytest.mark.parametrize(
    "pasted",
    [
        DOI,
        f" {DOI}\n",
        DOI.upper(),
        f"doi:{DOI}",
        f"DOI: {DOI}",
        f"doi {DOI}",
        f"https://doi.org/{DOI}",
        f"http://dx.doi.org/{DOI}",
        f"https://DX.DOI.ORG/{DOI}",
        f"<https://doi.org/{DOI}>",
        f"https://doi.org/{DOI}.",
        f"{DOI},",
        f"{DOI};",
        f"{DOI})",
        f"https://doi.org/{DOI.replace('/', '%2F')}",
        DOI.replace("/", "%2F"),
        f"https://doi.org/{DOI}?utm_source=mail#top",
        f"https://www.example.org/doi/full/{DOI}",
        f"info:doi/{DOI}",
    ],
)
def test_a_doi_in_any_form_is_the_same(pasted: str) -> None:
    assert identifiers.normalise_doi(pasted) == DOI


def test_brackets_within_a_doi_stay() -> None:
    assert identifiers.normalise_doi("10.1016/0370-1573(84)90001-2") == "10.1016/0370-1573(84)90001-2"
    assert identifiers.normalise_doi("(10.1016/0370-1573(84)90001-2).") == "(10.1016/0370-1573(84)90001-2)."
    sici = "10.1002/(SICI)1097-4636(199823)43:3<338::AID-JBM16>3.0.CO;2-B"
    assert identifiers.normalise_doi(f"https://doi.org/{sici}") == sici.lower()


@pytest.mark.parametrize("text", ["no doi", "11.1000/x", "10.12/x", "10.1000", "see 10.1000/x"])
def test_what_is_no_doi_stays_as_it_is_and_is_refused(text: str) -> None:
    assert identifiers.normalise_doi(text) == text
    with pytest.raises(ValidationError, match="A DOI begins with 10"):
        identifiers.validate_doi(text)


@pytest.mark.parametrize(
    "pasted",
    ["0000-0002-1825-0097", "0000000218250097", "https://orcid.org/0000-0002-1825-0097/", "ORCID: 0000 0002 1825 0097"],
)
def test_an_orcid_in_any_form_is_the_same(pasted: str) -> None:
    assert identifiers.normalise_orcid(pasted) == "0000-0002-1825-0097"
    identifiers.validate_orcid(identifiers.normalise_orcid(pasted))


def test_an_orcid_ends_in_an_x_of_either_case() -> None:
    assert identifiers.normalise_orcid("0000-0002-1694-233x") == "0000-0002-1694-233X"
    identifiers.validate_orcid("0000-0002-1694-233X")


@pytest.mark.parametrize(
    ("validate", "wrong", "said"),
    [
        (identifiers.validate_orcid, "0000-0002-1825-0098", "mistyped"),
        (identifiers.validate_orcid, "0000-0002-1825", "four groups"),
        (identifiers.validate_issn, "0028-0837", "mistyped"),
        (identifiers.validate_issn, "0028", "two groups"),
        (identifiers.validate_isbn, "9783161484101", "mistyped"),
        (identifiers.validate_isbn, "97831", "thirteen digits"),
        (identifiers.validate_arxiv, "2413.12345", "2404.12345"),
        (identifiers.validate_arxiv, "arXiv:2404.12345", "2404.12345"),
    ],
)
def test_a_wrong_identifier_is_refused_in_plain_words(validate: Callable[[str], None], wrong: str, said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        validate(wrong)


@pytest.mark.parametrize("pasted", ["0028-0836", "00280836", "ISSN 0028-0836", "eISSN: 0028–0836"])
def test_an_issn_in_any_form_is_the_same(pasted: str) -> None:
    assert identifiers.normalise_issn(pasted) == "0028-0836"
    identifiers.validate_issn("0028-0836")


@pytest.mark.parametrize("pasted", ["978-3-16-148410-0", "3-16-148410-X", "ISBN-13: 9783161484100", "ISBN 316148410x"])
def test_an_isbn_has_thirteen_digits(pasted: str) -> None:
    assert identifiers.normalise_isbn(pasted) == "9783161484100"
    identifiers.validate_isbn("9783161484100")


@pytest.mark.parametrize(
    ("pasted", "canonical"),
    [
        ("2404.12345", "2404.12345"),
        ("arXiv:2404.12345v2 [quant-ph]", "2404.12345v2"),
        ("https://arxiv.org/abs/2404.12345v1", "2404.12345v1"),
        ("https://arxiv.org/pdf/0704.0001.pdf", "0704.0001"),
        ("10.48550/arXiv.2404.12345", "2404.12345"),
        ("https://doi.org/10.48550/arXiv.2404.12345", "2404.12345"),
        ("quant-ph/0512345", "quant-ph/0512345"),
        ("arXiv:Math.gt/0309136v3", "math.GT/0309136v3"),
    ],
)
def test_an_arxiv_id_in_any_form_is_the_same(pasted: str, canonical: str) -> None:
    assert identifiers.normalise_arxiv(pasted) == canonical
    identifiers.validate_arxiv(canonical)


def test_all_versions_of_a_preprint_have_one_doi() -> None:
    assert identifiers.arxiv_work("2404.12345v2") == "2404.12345"
    assert identifiers.arxiv_doi("2404.12345v2") == "10.48550/arxiv.2404.12345"


def test_a_longer_number_is_no_arxiv_id() -> None:
    assert identifiers.normalise_arxiv("2404.123456") == "2404.123456"
    assert identifiers.normalise_arxiv("10.1000/2404.12345") == "10.1000/2404.12345"
