"""What is exported comes back the same, and many records at once stay cheap."""

import json
from types import ModuleType
from typing import Any

import pytest
from wagtail.models import ModelLogEntry

from qcihungary.accounts.models import User
from qcihungary.core.citation import bibtex, csl, ris
from qcihungary.publications.incoming.importing import Outcome, write
from qcihungary.publications.incoming.preview import Choice, Row, State, rows_of
from qcihungary.publications.incoming.receiving import receive
from qcihungary.publications.models import Authorship, Publication
from tests.factories import MemberFactory, WorkPackageFactory
from tests.publications.factories import PublicationFactory
from tests.publications.incoming.bringing import live_items, preview

pytestmark = pytest.mark.django_db

ARTICLE = (
    "@article{a, title={Sample: Keys over deployed fibre}, author={Imre, S{\\'a}ndor and Minta, Anna},"
    " journal={Journal of Samples}, volume={12}, year={2024}, doi={10.1000/a}, abstract={Of keys.}}"
)


def everything() -> None:
    """Records that use every field."""
    member = MemberFactory(short_name="BME", name_en="Budapest University of Samples")
    packages = [WorkPackageFactory(number=2), WorkPackageFactory(number=10)]
    for number, kind in enumerate(Publication._meta.get_field("type").choices):  # type: ignore[arg-type]
        is_preprint = kind[0] == "preprint"
        PublicationFactory(
            type=kind[0],
            original_title=f"Sample: Keys & {kind[0]} at 100% {{sure}}_{number}",
            hungarian_title=f"Minta: Kulcsok {number}",
            language="en",
            authors=[
                Authorship(family="Imre", given="Sándor", orcid="0000-0002-1825-0097", member=member),
                Authorship(family="Sample and Collaboration", given=""),
                Authorship(family="Szerkesztő", given="Éva", role="editor"),
            ],
            work_packages=packages,
            venue="Journal of Samples",
            volume="" if is_preprint else "12",
            issue="" if is_preprint else "3-4",
            pages="1-12",
            article_number="0123",
            publisher="Sample Press",
            year=2024,
            month=5,
            date="2024-05-17" if number % 2 else None,
            doi=f"10.1000/sample_{number}",
            issn="" if is_preprint else "0028-0836",
            isbn="9783161484100",
            arxiv_id="2404.12345v2",
            mtmt_id="12345678",
            url="https://example.org/a_b?c=1&d=%20",
            abstract_en="First.\nSecond.",
            abstract_hu="Első.",
            keywords_en="one; two, and a half;",
            keywords_hu="egy, kettő",
            access="green",
            licence="CC-BY-NC-4.0",
            repository_url="https://arxiv.org/abs/2404.12345",
            peer_reviewed="no",
            grant_acknowledged="yes" if number % 2 else "no",
            grant_known_from="editor",
        )


@pytest.mark.parametrize("form", [bibtex, ris, csl])
def test_export_import_export_is_identical(administrator: User, form: ModuleType) -> None:
    everything()
    exported = form.write(live_items())
    Publication.objects.all().delete()
    outcome = write([added(row) for row in preview(administrator, exported)], administrator, may_publish=True)
    assert outcome == Outcome(added=11)
    again = form.write(sorted(live_items(), key=lambda item: item.doi))
    assert again == form.write(sorted(form_items(form, exported), key=lambda item: item.doi))
    assert sorted(again) == sorted(exported)


@pytest.mark.parametrize("form", [bibtex, ris, csl])
def test_what_is_there_already_is_unchanged_in_every_format(administrator: User, form: ModuleType) -> None:
    everything()
    PublicationFactory(original_title="Sample: without a DOI", doi="")
    told = {item.doi or item.title: item for item in live_items()}
    before = list(Publication.objects.order_by("pk").values())
    found = preview(administrator, form.write(told.values()))
    assert [row.state for row in found] == [State.SAME] * len(told)
    assert write(found, administrator, may_publish=True) == Outcome(left_out=len(told))
    assert list(Publication.objects.order_by("pk").values()) == before


def form_items(form: ModuleType, text: str) -> list[csl.Item]:
    if form is csl:
        return [csl.from_json(data) for data in json.loads(text)]
    return form.read(text).items


def added(row: Row) -> Row:
    """The eleven share an arXiv id on purpose; take each for a work of its own."""
    row.choice = Choice.ADD
    return row


def test_a_record_is_the_same_after_a_round_trip_in_csl_json(administrator: User) -> None:
    everything()
    fields = [field.name for field in Publication._meta.fields if field.name not in NOT_EXPORTED]
    before = list(Publication.objects.order_by("doi").values(*fields))
    exported = csl.write(live_items())
    Publication.objects.all().delete()
    write([added(row) for row in preview(administrator, exported)], administrator, may_publish=True)
    assert list(Publication.objects.order_by("doi").values(*fields)) == before


NOT_EXPORTED = {
    "id", "slug", "latest_revision", "live_revision", "first_published_at", "last_published_at", "document", "related",
}  # fmt: skip


def test_many_entries_take_few_queries_each(administrator: User, django_assert_max_num_queries: Any) -> None:
    """How long 500 take, ``scripts/bench_records.py`` measures."""
    text = "".join(bulky(number) for number in range(100)) + "@article{broken, title={no end\n"
    with django_assert_max_num_queries(100 * 3):
        batch = receive(administrator, text)
        outcome = write(rows_of(batch.entries), administrator, may_publish=True)
    assert outcome == Outcome(added=100)
    assert [broken.line for broken in batch.broken] == [101]
    assert Authorship.objects.filter(family="Bacsárdi", given="László").count() == 100
    assert ModelLogEntry.objects.filter(action="wagtail.create", user=administrator).count() == 100
    again = rows_of(receive(administrator, text).entries)
    assert {row.state for row in again} == {State.SAME}


def bulky(number: int) -> str:
    """An entry as large as real ones are."""
    return (
        f"@article{{k{number}, title={{Sample: Work number {number} on {{QKD}} over $\\alpha$ fibre}}, "
        f"author={{Bacs{{\\'a}}rdi, L{{\\'a}}szl{{\\'o}}"
        f' and Minta{number}, Anna and Pr{{\\\'o}}ba, {{\\"O}}d{{\\"o}}n}}, '
        f"journal={{Journal of Samples}}, volume={{{number}}}, year={{2024}}, doi={{10.1000/bulk.{number}}}, "
        f"abstract={{{'Words of the abstract. ' * 40}}}, keywords={{one, two}}}}\n"
    )
