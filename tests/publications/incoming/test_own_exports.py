"""Importing the site's own export proposes nothing, whatever titles and names records have.

``MANY=1000 pytest …`` tries as many as the site may have in some years.
"""

import os
import random
from types import ModuleType
from typing import Any

import pytest

from qcihungary.accounts.models import User
from qcihungary.core.citation import bibtex, csl, ris
from qcihungary.publications.incoming.bulk import store_children
from qcihungary.publications.incoming.preview import State, rows_of
from qcihungary.publications.incoming.receiving import receive
from qcihungary.publications.models import Authorship, Publication
from qcihungary.publications.vocabulary import PublicationType
from tests.factories import MemberFactory, WorkPackageFactory
from tests.publications.incoming.bringing import live_items

pytestmark = pytest.mark.django_db

MANY = int(os.environ.get("MANY", "60"))
TITLES = [
    "Preface", "Előszó", "On <i>n</i> & m", "AT&amp;T at 100% {sure}_x^2 $5 #1 ~a", "Is a<b and c>d?", "\\alpha \\ {",
    "``Quotes'' and 'more' -- A--B---C", "»Ő« „őű” “x” ‘y’", "TY  - JOUR", "@article{a, title={x}}", "10.1000/x",
    "Colon: dash – and -- ?`!`", "The {QKD}s of McDonald's", "Ends with a backslash \\", "et al.", "Tab\tand  spaces",
    "doi:10.1000/abc in a title", "量子鍵配送", "ER  - ", "x" * 240, "On: the, many; separators, and others",
]  # fmt: skip
NAMES = [
    ("Imre", "Sándor"), ("van der Berg", "Jan"), ("de la Vallée Poussin", "C. L."), ("O'Neill", "A."),
    ("King Jr.", "M."), ("QCIHungary and Friends", ""), ("Barnes, Noble & Co.", ""), ("Plato", ""), ("ábel", "bé"),
    ("Nagy-Kis", "É.-V."), ("et al.", ""), ("Smith, Jr.", "John"), ("And", "Or"), ("others", ""), ("D'Angelo", "G. de"),
    ("{Brace}", "x"), ("İpek", "Ş."), ("van", "Ludwig"), ("Sr.", "P."), ("A B C D", ""), ("Kovács", "Anna, Mária"),
    ("Group 100% #1", ""), ("Minta", "Anna, III"), ("Comma, Between", "Some"),
]  # fmt: skip
VENUES = [
    "", "Journal of Samples & Keys", "Proc. 3rd {QKD}_Conf., Pécs", "arXiv", "J. <b>Bold</b>", "A -- B", "10.1000/x",
]  # fmt: skip
TEXTS = ["", "One.\nTwo & <i>three</i>.\n\nFour \\x {y", "100 % $x$ „ő”", "C1  - access: gold", "a\n@article{b"]
WORDS = ["", "one, two", "one; two, and a half;", "{a}, b_c, 100%", "x -- y", "ő, ű, ő"]
PAGES = ["", "1-12", "e12", "1145–1152", "A1-A3", "12, 15-17", "-5", "S1--S5", "1-2-3", "7 — 9"]
URLS = ["", "https://example.org/a_b~c?d=1&e=%20{x}#f", "https://doi.org/10.1000/of", "https://arxiv.org/abs/2405.0"]


def titled(title: str, number: int) -> str:
    """Titles alone tell works without a DOI apart."""
    return f"{title} no. {number} {title}" if title and number % 3 else title


def numbered(address: str, number: int) -> str:
    """Addresses name a work of their own, too."""
    return f"{address}{number:04}" if "org/10." in address or "arxiv" in address else address


def a_record(number: int, chance: random.Random, members: list[Any]) -> Publication:
    kind = chance.choice(PublicationType.values)
    is_preprint = kind == "preprint"
    year = chance.choice([None, 1999, 2024, 2025])
    month = chance.choice([None, 1, 5, 12]) if year else None
    record = Publication(
        slug=f"r{number}",
        live=True,
        type=kind,
        original_title=titled(chance.choice(TITLES), number),
        hungarian_title=titled(chance.choice(["", *TITLES]), number),
        language=chance.choice(["en", "hu", "de", "sk", "grc"]),
        venue=chance.choice(VENUES),
        volume="" if is_preprint else chance.choice(["", "12", "A 3-4", "{x}"]),
        issue="" if is_preprint else chance.choice(["", "3-4", "Suppl. 1", "_2"]),
        pages=chance.choice(PAGES),
        article_number=chance.choice(["", "044053", "access: gold", "e1_2"]),
        publisher=chance.choice(["", "Springer & Sons", "ELTE"]),
        year=year,
        month=month,
        date=f"{year}-{month:02}-17" if month and number % 3 == 0 else None,
        doi="" if number % 3 else f"10.1000/a_b({number})<x>%25#;{number}",
        issn="" if is_preprint else chance.choice(["", "0028-0836"]),
        isbn=chance.choice(["", "9783161484100"]),
        arxiv_id=chance.choice(["", f"2404.{number:05}v2", f"quant-ph/0512{number % 1000:03}"]),
        mtmt_id=chance.choice(["", "123"]),
        url=numbered(chance.choice(URLS), number),
        repository_url=chance.choice(["", "https://arxiv.org/abs/2404.12345"]),
        access=chance.choice(["", "green", "closed"]),
        licence=chance.choice(["", "CC-BY-4.0", "CC0-1.0"]),
        peer_reviewed=chance.choice(["", "no"]),
        grant_acknowledged=chance.choice(["", "yes", "no"]),
        grant_known_from="editor",
        abstract_en=chance.choice(TEXTS),
        abstract_hu=chance.choice(TEXTS),
        keywords_en=chance.choice(WORDS),
        keywords_hu=chance.choice(WORDS),
    )
    people = enumerate(chance.sample(NAMES, chance.randint(0, 4)))
    record.authorships.set([an_authorship(place, *name, chance, members) for place, name in people])
    return record


def an_authorship(place: int, family: str, given: str, chance: random.Random, members: list[Any]) -> Authorship:
    return Authorship(
        sort_order=place,
        family=family,
        given=given,
        role=chance.choice(["author", "author", "editor"]),
        orcid=chance.choice(["", "0000-0002-1825-0097"]),
        member=chance.choice([None, *members]),
    )


@pytest.fixture
def records(db: None) -> list[Publication]:
    chance = random.Random(53)  # noqa: S311  (the same records each time)
    members = [MemberFactory(short_name="BME"), MemberFactory(short_name="A, B; C")]
    packages = [WorkPackageFactory(number=2), WorkPackageFactory(number=10)]
    made = [a_record(number, chance, members) for number in range(MANY)]
    for record in made:
        record.work_packages = chance.sample(packages, chance.randint(0, 2))
    Publication.objects.bulk_create(made)
    store_children(made)
    return made


@pytest.mark.usefixtures("records")
@pytest.mark.parametrize("form", [bibtex, ris, csl])
def test_own_exports_come_back_unchanged(administrator: User, form: ModuleType) -> None:
    batch = receive(administrator, form.write(live_items()))
    rows = rows_of(batch.entries)
    assert not batch.broken
    assert len(rows) == MANY
    proposed = [
        (row.title, row.state, [(each.name, each.current, each.incoming) for each in row.differences])
        for row in rows
        if row.state is not State.SAME
    ]
    assert proposed == []
    assert [row.lost for row in rows if row.lost] == []
