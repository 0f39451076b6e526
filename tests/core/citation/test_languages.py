"""Languages are known by any name that files give them, and by no other."""

import pytest
from django.core.exceptions import ValidationError

from qcihungary.core.citation.languages import language_code, validate_language


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("german", "de"), ("German", "de"), ("ngerman", "de"), ("ger", "de"), ("deu", "de"), ("Deutsch", "de"),
        ("német", "de"), ("de-AT", "de"), ("de_DE", "de"), ("slovak", "sk"), ("szlovák", "sk"), ("slk", "sk"),
        ("slo", "sk"), ("slovenčina", "sk"), ("slovene", "sl"), ("slovenian", "sl"), ("en-US", "en"), ("en_GB", "en"),
        ("English", "en"), ("angol", "en"), ("USenglish", "en"), ("british", "en"), ("eng", "en"), ("magyar", "hu"),
        ("MAGYAR", "hu"), ("Hungarian", "hu"), ("hun", "hu"), ("hu", "hu"), ("hu-HU", "hu"), ("French", "fr"),
        ("français", "fr"), ("francia", "fr"), ("fre", "fr"), ("Czech", "cs"), ("cseh", "cs"), ("cze", "cs"),
        ("latin", "la"), ("Chinese", "zh"), ("kínai", "zh"), ("zh-Hans-CN", "zh"), ("brazilian", "pt"),
        ("English; Hungarian", "en"), ("eng, hun", "en"), ("magyar és angol", "hu"), ("Japanese", "ja"),
        ("ge", ""), ("xx", ""), ("qqq", ""), ("und", ""), ("mul", ""), ("", ""), ("1234", ""), ("no idea", ""),
    ],
)  # fmt: skip
def test_the_code_of_a_language(given: str, code: str) -> None:
    assert language_code(given) == code


@pytest.mark.parametrize(("code", "is_one"), [("en", True), ("hu", True), ("grc", True), ("ge", False), ("", False)])
def test_a_field_takes_only_codes_of_languages(code: str, *, is_one: bool) -> None:
    if is_one:
        validate_language(code)
    else:
        with pytest.raises(ValidationError):
            validate_language(code)
