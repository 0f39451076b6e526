"""The facts of the project: complete in both languages, and with identifiers that check out."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

import qcihungary.demo

CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
LANGUAGES = {"en", "hu"}


@pytest.fixture(scope="module")
def facts() -> dict[str, Any]:
    path = Path(qcihungary.demo.__file__).parent / "content" / "facts.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def ror_is_valid(address: str) -> bool:
    """Whether a ROR id has a valid check: its last two digits, by ISO 7064 mod 97-10 over Crockford's base 32."""
    prefix, identifier = address[:16], address[16:]
    if prefix != "https://ror.org/" or len(identifier) != 9 or not identifier.startswith("0"):
        return False
    number = 0
    for character in identifier[:-2]:
        number = number * 32 + CROCKFORD.index(character)
    return identifier[-2:] == f"{98 - number * 100 % 97:02d}"


def test_the_check_of_a_ror_id_finds_a_wrong_digit() -> None:
    assert ror_is_valid("https://ror.org/02w42ss30")
    assert not ror_is_valid("https://ror.org/02w42ss31")
    assert not ror_is_valid("https://ror.org/02w42sd30")
    assert not ror_is_valid("02w42ss30")


def test_every_ror_id_checks_out(facts: dict[str, Any]) -> None:
    identifiers = [member["ror"] for member in facts["members"] if "ror" in member]
    assert len(identifiers) == len(set(identifiers)) == 3
    assert all(map(ror_is_valid, identifiers))


def test_the_members_are_those_of_the_project(facts: dict[str, Any]) -> None:
    assert [member["short_name"] for member in facts["members"]] == ["Pro-M", "BME", "ELTE", "Wigner"]
    for member in facts["members"]:
        assert member["name"].keys() == member["logo_alt"].keys() == LANGUAGES
        assert member.get("website", {"en": "", "hu": ""}).keys() == LANGUAGES
    assert facts["members"][3]["logo_alt"]["hu"] == "A Wigner logója"


def test_the_grant_and_its_texts_are_there_in_both_languages(facts: dict[str, Any]) -> None:
    assert (facts["acronym"], facts["grant_number"]) == ("QCIHungary", "101081247")
    for text in ("programme", "statement", "disclaimer", "logo_alt"):
        assert facts[text].keys() == LANGUAGES, text
    assert facts["statement"]["hu"] == "Az Európai Unió társfinanszírozásával"
    for language in LANGUAGES:
        authority = facts["granting_authority"]["in_sentence"][language]
        disclaimer = facts["disclaimer"][language]
        assert disclaimer.count("{granting_authority}") == 1
        assert authority in disclaimer.format(granting_authority=authority)


def test_each_funder_has_its_text_in_both_languages(facts: dict[str, Any]) -> None:
    assert [funder["key"] for funder in facts["funders"]] == ["eu", "nrdi-fund", "ministry"]
    for funder in facts["funders"]:
        assert funder["name"].keys() == funder["text"].keys() == LANGUAGES
    assert all("101081247" in text for text in facts["funders"][0]["text"].values())


def test_the_contact_details_are_those_of_the_earlier_site(facts: dict[str, Any]) -> None:
    contact = facts["contact"]
    assert contact["phone"] == "+36 1 795 2861"
    assert contact["email"] == "info@qcihungary.hu"
    assert contact["street"] == {"en": "35 Váci street", "hu": "Váci út 35."}
    assert (contact["city"], contact["postal_code"], contact["country"]) == ("Budapest", "1134", "HU")
