"""Identifiers of works and people: DOI, ORCID, arXiv, ISSN, ISBN. Each is kept and compared in one canonical form.

``normalise_…`` takes what an editor pastes and gives the canonical form, or the trimmed text where it can't tell;
``validate_…`` is a field's validator, and says in plain words what is wrong.
"""

import re
from urllib.parse import unquote

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from stdnum import isbn as isbn_numbers
from stdnum import issn as issn_numbers
from stdnum.exceptions import InvalidChecksum
from stdnum.exceptions import ValidationError as NumberError
from stdnum.iso7064 import mod_11_2

DOI = re.compile(r"^10\.\d{4,9}(?:\.\d+)*/\S+$")
DOI_WITHIN = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
ADDRESS = re.compile(r"^https?://", re.IGNORECASE)
DOI_MARK = re.compile(r"^(?:info:doi/|urn:doi:|doi\s*[:.]?)\s*", re.IGNORECASE)
TRAILING = ".,;:!?'\"„”“’‘»«…"
BRACKETS = {")": "(", "]": "[", "}": "{", ">": "<"}

ORCID = re.compile(r"^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$")
ORCID_WITHIN = re.compile(r"(?<![\dA-Z])(\d{4})[-–‐ ]?(\d{4})[-–‐ ]?(\d{4})[-–‐ ]?(\d{3}[\dX])(?![\dA-Z])")

MONTH = r"(?:0[1-9]|1[0-2])"
NEW_ARXIV = rf"\d{{2}}{MONTH}\.\d{{4,5}}"
OLD_ARXIV = rf"[a-z]+(?:-[a-z]+)?(?:\.[A-Z]{{2}})?/\d{{2}}{MONTH}\d{{3}}"
ARXIV = re.compile(rf"^(?:{NEW_ARXIV}|{OLD_ARXIV})(?:v[1-9]\d*)?$")
ARXIV_WITHIN = re.compile(
    rf"(?:arxiv\s*[:.]\s*|arxiv\.org/(?:abs|pdf|html)/|^)((?:{NEW_ARXIV}|{OLD_ARXIV})(?:v[1-9]\d*)?)(?![\d/])",
    re.IGNORECASE,
)
ARXIV_VERSION = re.compile(r"v\d+$")
ARXIV_PREFIX = "10.48550/arxiv."
"""What the DOIs of arXiv begin with, registered at DataCite."""


# --- DOI (ISO 26324)


def normalise_doi(text: str) -> str:
    """A DOI bare and in small letters, from any form it is pasted in; letters of either case name the same DOI."""
    given = text.strip()
    plain = DOI_MARK.sub("", given.removeprefix("<"))
    is_address = bool(ADDRESS.match(plain))
    if is_address or re.match(r"10\.\d{4,9}(?:\.\d+)*%2F", plain, re.IGNORECASE):
        plain = unquote(re.split(r"[?#]", plain)[0])
    found = DOI_WITHIN.search(plain)
    if not found or not (is_address or found.start() == 0):
        return given
    return without_trailing(found.group()).lower()


def without_trailing(text: str) -> str:
    """A word without the punctuation of the sentence around it. A bracket that opens within it may close it."""
    while text:
        last = text[-1]
        unbalanced = last in BRACKETS and text.count(last) > text.count(BRACKETS[last])
        if not unbalanced and last not in TRAILING:
            break
        text = text[:-1]
    return text


def validate_doi(value: str) -> None:
    """A bare DOI.

    Raises:
        ValidationError: it isn't one.
    """
    if not DOI.match(value):
        raise ValidationError(
            _("A DOI begins with 10., a number and a slash, for example 10.1038/d41586-024-01445-2."), code="doi"
        )


def doi_url(doi: str) -> str:
    """The address that leads to what a DOI names."""
    return f"https://doi.org/{doi}"


# --- ORCID (ISO 27729, check digit by ISO 7064 MOD 11-2)


def normalise_orcid(text: str) -> str:
    """An ORCID iD in four groups of four, without its address."""
    found = ORCID_WITHIN.search(text.upper())
    return "-".join(found.groups()) if found else text.strip()


def validate_orcid(value: str) -> None:
    """An ORCID iD in its canonical form, its check digit right.

    Raises:
        ValidationError: the form or the check digit is wrong.
    """
    if not ORCID.match(value):
        raise ValidationError(
            _("An ORCID iD has four groups of four digits, for example 0000-0002-1825-0097."), code="orcid"
        )
    if not mod_11_2.is_valid(value.replace("-", "")):
        raise ValidationError(
            _("The last character of this ORCID iD doesn't fit the rest: a digit is mistyped."), code="orcid_checksum"
        )


# --- arXiv


def normalise_arxiv(text: str) -> str:
    """An arXiv id without "arXiv:", address or subject; it keeps its version."""
    given = text.strip()
    bare = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:)?10\.48550/arxiv\.", "arxiv:", given, flags=re.IGNORECASE)
    found = ARXIV_WITHIN.search(bare)
    if not found:
        return given
    archive, slash, number = found.group(1).rpartition("/")
    group, dot, subject = archive.partition(".")
    return f"{group.lower()}{dot}{subject.upper()}{slash}{number.lower()}"


def arxiv_work(arxiv_id: str) -> str:
    """An arXiv id without its version: all versions are one work."""
    return ARXIV_VERSION.sub("", arxiv_id)


def arxiv_doi(arxiv_id: str) -> str:
    """The DOI that arXiv gives to a work, in small letters."""
    return f"{ARXIV_PREFIX}{arxiv_work(arxiv_id).lower()}"


def validate_arxiv(value: str) -> None:
    """A bare arXiv id, of the form since April 2007 or of that before.

    Raises:
        ValidationError: it is neither.
    """
    if not ARXIV.match(value):
        raise ValidationError(_("An arXiv id looks like 2404.12345, or quant-ph/0512345 if it is old."), code="arxiv")


# --- ISSN (ISO 3297) and ISBN (ISO 2108)


def normalise_issn(text: str) -> str:
    """An ISSN as 1234-567X."""
    compact = re.sub(r"^\s*[ep]?-?issn\s*:?", "", text, flags=re.IGNORECASE)
    compact = re.sub(r"[\s–‐-]", "", compact).upper()
    return f"{compact[:4]}-{compact[4:]}" if re.fullmatch(r"\d{7}[\dX]", compact) else text.strip()


def validate_issn(value: str) -> None:
    """An ISSN in its canonical form, its check digit right.

    Raises:
        ValidationError: the form or the check digit is wrong.
    """
    if not re.fullmatch(r"\d{4}-\d{3}[\dX]", value):
        raise ValidationError(_("An ISSN has two groups of four, for example 0028-0836."), code="issn")
    try:
        issn_numbers.validate(value)
    except NumberError as error:
        raise ValidationError(
            _("The last character of this ISSN doesn't fit the rest: a digit is mistyped."), code="issn_checksum"
        ) from error


def normalise_isbn(text: str) -> str:
    """An ISBN of thirteen digits without hyphens; one of ten becomes one of thirteen."""
    compact = re.sub(r"^\s*isbn(?:-?1[03])?\s*:?", "", text, flags=re.IGNORECASE)
    compact = re.sub(r"[\s–‐-]", "", compact).upper()
    if isbn_numbers.is_valid(compact):
        return isbn_numbers.to_isbn13(compact)
    return compact if re.fullmatch(r"\d{9}[\dX]|\d{13}", compact) else text.strip()


def validate_isbn(value: str) -> None:
    """An ISBN of ten or thirteen digits, its check digit right.

    Raises:
        ValidationError: the form or the check digit is wrong.
    """
    try:
        isbn_numbers.validate(value)
    except InvalidChecksum as error:
        raise ValidationError(
            _("The last character of this ISBN doesn't fit the rest: a digit is mistyped."), code="isbn_checksum"
        ) from error
    except NumberError as error:
        raise ValidationError(_("An ISBN has thirteen digits, for example 978-3-16-148410-0."), code="isbn") from error
