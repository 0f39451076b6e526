"""Previews and what is written from them: duplicates, merges, idempotence, round trips, many at once."""

import pytest
import responses
from django.http import QueryDict

from qcihungary.accounts.models import User
from qcihungary.core.citation import csl
from qcihungary.publications.incoming.asking import CROSSREF
from qcihungary.publications.incoming.importing import Outcome, RefusedError, write
from qcihungary.publications.incoming.preview import Choice, State, choose, rows_of
from qcihungary.publications.incoming.receiving import receive
from qcihungary.publications.models import Authorship, Publication
from tests.factories import MemberFactory
from tests.publications.factories import PublicationFactory
from tests.publications.incoming.bringing import bring, live_items, preview
from tests.publications.incoming.works import CROSSREF_ARTICLE, crossref_list

pytestmark = pytest.mark.django_db

ARTICLE = (
    "@article{a, title={Sample: Keys over deployed fibre}, author={Imre, S{\\'a}ndor and Minta, Anna},"
    " journal={Journal of Samples}, volume={12}, year={2024}, doi={10.1000/a}, abstract={Of keys.}}"
)


def test_an_article_comes_in(administrator: User) -> None:
    (row,) = preview(administrator, ARTICLE)
    assert (row.state, row.choice, row.choices) == (State.NEW, Choice.ADD, [Choice.ADD, Choice.SKIP])
    assert write([row], administrator, may_publish=True) == Outcome(added=1)
    publication = Publication.objects.get()
    assert publication.live
    assert not publication.has_unpublished_changes
    assert (publication.doi, publication.venue, publication.year) == ("10.1000/a", "Journal of Samples", 2024)
    assert [str(author) for author in publication.authorships.all()] == ["Imre, Sándor", "Minta, Anna"]
    assert publication.live_revision == publication.latest_revision
    assert publication.latest_revision.user == administrator
    assert publication.slug == "imre-2024-sample-keys-over-deployed-fibre"


def test_who_may_not_publish_adds_drafts(administrator: User) -> None:
    bring(administrator, ARTICLE, may_publish=False)
    publication = Publication.objects.get()
    assert not publication.live
    assert publication.has_unpublished_changes
    assert publication.get_latest_revision_as_object().authorships.count() == 2
    assert live_items() == []


def test_a_preview_writes_nothing(administrator: User) -> None:
    preview(administrator, ARTICLE)
    assert not Publication.objects.exists()


def test_the_same_again_changes_nothing(administrator: User) -> None:
    bring(administrator, ARTICLE)
    before = Publication.objects.values().get()
    (row,) = preview(administrator, ARTICLE)
    assert (row.state, row.differences, row.choices) == (State.SAME, [], [Choice.SKIP])
    assert bring(administrator, ARTICLE) == Outcome(left_out=1)
    assert Publication.objects.values().get() == before


def test_a_list_of_dois_twice_changes_nothing(administrator: User, services: responses.RequestsMock) -> None:
    second = CROSSREF_ARTICLE | {"DOI": "10.1000/sample.2", "title": ["Sample: Something else"]}
    services.get(CROSSREF, json=crossref_list(CROSSREF_ARTICLE, second))
    listed = "https://doi.org/10.1000/SAMPLE.1\ndoi:10.1000/sample.2"
    assert bring(administrator, listed) == Outcome(added=2)
    before = list(Publication.objects.order_by("pk").values())
    assert [row.state for row in preview(administrator, listed)] == [State.SAME, State.SAME]
    assert bring(administrator, listed) == Outcome(left_out=2)
    assert list(Publication.objects.order_by("pk").values()) == before


def test_what_is_missing_is_proposed_and_what_differs_is_shown(administrator: User) -> None:
    record = PublicationFactory(
        original_title="Sample: Keys over deployed fibre", doi="10.1000/a", venue="J. Samples", year=None
    )
    record.authorships.set([Authorship(family="Imre", given="Sándor"), Authorship(family="Minta", given="Anna")])
    record.save()
    (row,) = preview(administrator, ARTICLE)
    assert (row.state, row.choice, row.match.reason.value) == (State.DIFFERENT, Choice.MERGE, "doi")
    assert [(each.name, each.current, each.incoming) for each in row.differences] == [
        ("venue", "J. Samples", "Journal of Samples"),
        ("volume", "", "12"),
        ("year", "", "2024"),
        ("abstract_en", "", "Of keys."),
    ]
    assert row.taken == {"volume", "year", "abstract_en"}
    assert write([row], administrator, may_publish=True) == Outcome(merged=1)
    record.refresh_from_db()
    assert (record.venue, record.volume, record.year, record.abstract_en) == ("J. Samples", "12", 2024, "Of keys.")
    assert record.live
    assert not record.has_unpublished_changes


def test_a_draft_stays_a_draft_when_merged_into(administrator: User) -> None:
    record = PublicationFactory(original_title="Sample: Keys over deployed fibre", doi="10.1000/a", year=None)
    record.venue = "In the draft"
    record.save_revision()
    (row,) = preview(administrator, ARTICLE)
    assert ("venue", "In the draft") in [(each.name, each.current) for each in row.differences]
    write([row], administrator, may_publish=True)
    record.refresh_from_db()
    assert record.volume == ""
    assert record.get_latest_revision_as_object().volume == "12"


def test_merging_authors_keeps_what_only_the_record_knows(administrator: User) -> None:
    member = MemberFactory(short_name="BME")
    record = PublicationFactory(original_title="Sample: Keys over deployed fibre", doi="10.1000/a")
    record.authorships.set(
        [Authorship(family="Imre", given="Sándor", member=member), Authorship(family="Minta", given="Anna")]
    )
    record.save()
    (row,) = preview(administrator, ARTICLE)
    assert "authors" not in [each.name for each in row.differences]


@pytest.mark.parametrize(
    ("existing", "state", "choice"),
    [
        ({"original_title": "SAMPLE – Keys over deployed Fibre!"}, State.DIFFERENT, Choice.MERGE),
        ({"hungarian_title": "Sample: keys over deployed fibre"}, State.DIFFERENT, Choice.MERGE),
        ({"original_title": "Sample: Keys over deployed fibre", "type": "preprint"}, State.COUNTERPART, Choice.ADD),
        ({"original_title": "Sample: Keys over other fibre"}, State.NEW, Choice.ADD),
    ],
)
def test_duplicates_by_title(administrator: User, existing: dict[str, str], state: State, choice: Choice) -> None:
    PublicationFactory(**existing)
    (row,) = preview(administrator, ARTICLE)
    assert (row.state, row.choice) == (state, choice)
    assert Choice.ADD in row.choices, "a title alone proves nothing"


def test_a_preprint_and_its_article_are_linked(administrator: User) -> None:
    preprint = PublicationFactory(original_title="Sample: Another name", type="preprint", arxiv_id="2404.12345v1")
    (row,) = preview(administrator, ARTICLE.replace("doi={", "eprint={2404.12345v2}, archiveprefix={arXiv}, doi={"))
    assert (row.state, row.record) == (State.COUNTERPART, preprint)
    write([row], administrator, may_publish=True)
    assert Publication.objects.get(doi="10.1000/a").related == [preprint.output_key]


@pytest.mark.parametrize("may_publish", [True, False])
def test_a_preprint_and_its_article_in_one_text_are_linked(administrator: User, *, may_publish: bool) -> None:
    preprint = "@misc{p, title={Sample: Keys over deployed fibre}, eprint={2404.12345}, archiveprefix={arXiv}}"
    rows = preview(administrator, f"{preprint}\n{ARTICLE}")
    assert [(row.state, row.choice) for row in rows] == [(State.NEW, Choice.ADD), (State.COUNTERPART, Choice.ADD)]
    write(rows, administrator, may_publish=may_publish)
    first, second = Publication.objects.order_by("pk")
    assert (first.type, first.related, second.related) == ("preprint", [], [first.output_key])
    assert second.get_latest_revision_as_object().related == [first.output_key]


def test_an_article_isnt_linked_with_a_preprint_that_was_left_out(administrator: User) -> None:
    preprint = "@misc{p, title={Sample: Keys over deployed fibre}, eprint={2404.12345}, archiveprefix={arXiv}}"
    rows = preview(administrator, f"{preprint}\n{ARTICLE}")
    choose(rows, QueryDict("choice-1=skip&choice-2=add"))
    write(rows, administrator, may_publish=True)
    assert Publication.objects.get().related == []


def test_twice_in_one_text_comes_in_once(administrator: User) -> None:
    rows = preview(administrator, f"{ARTICLE}\n{ARTICLE.replace('{a,', '{b,')}")
    assert [(row.state, row.choice) for row in rows] == [(State.NEW, Choice.ADD), (State.REPEATED, Choice.SKIP)]
    assert write(rows, administrator, may_publish=True) == Outcome(added=1, left_out=1)


def test_the_editor_chooses(administrator: User) -> None:
    PublicationFactory(original_title="Sample: Keys over deployed fibre", doi="10.1000/a", year=2023)
    rows = preview(administrator, f"{ARTICLE}\n@article{{b, title={{Sample: Something new}}}}")
    sent = QueryDict("choice-1=merge&take-1=year&take-1=nonsense&take-1=slug&choice-2=skip")
    choose(rows, sent)
    assert write(rows, administrator, may_publish=True) == Outcome(merged=1, left_out=1)
    record = Publication.objects.get()
    assert (record.year, record.volume) == (2024, "")


def test_a_row_that_isnt_sent_is_left_out(administrator: User) -> None:
    rows = preview(administrator, ARTICLE)
    choose(rows, QueryDict(""))
    assert write(rows, administrator, may_publish=True) == Outcome(left_out=1)


def test_what_became_impossible_meanwhile_stops_everything(administrator: User) -> None:
    text = f"{ARTICLE}\n@article{{b, title={{Sample: Something new}}}}"
    batch = receive(administrator, text)
    PublicationFactory(doi="10.1000/a")
    rows = rows_of(batch.entries)
    choose(rows, QueryDict("choice-1=add&choice-2=add"))
    with pytest.raises(RefusedError):
        write(rows, administrator, may_publish=True)
    assert "meanwhile" in rows[0].error
    assert Publication.objects.count() == 1


def test_all_or_nothing(administrator: User, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = preview(administrator, f"{ARTICLE}\n@article{{b, title={{Sample: Something new}}}}")
    rows[1].values.fields["language"] = "no code"
    with pytest.raises(RefusedError):
        write(rows, administrator, may_publish=True)
    assert "No language has this code" in rows[1].error
    assert not Publication.objects.exists()


def test_a_doi_alone_may_come_in_as_a_draft(administrator: User) -> None:
    from qcihungary.publications.incoming.entries import Entry

    rows = rows_of([Entry(1, csl.Item(doi="10.1000/a"), "identifier", ("not-looked-up", "untitled"))])
    assert (rows[0].state, rows[0].choice) == (State.BARE, Choice.SKIP)
    choose(rows, QueryDict("choice-1=add"))
    write(rows, administrator, may_publish=True)
    record = Publication.objects.get()
    assert (record.original_title, record.doi, record.live) == ("10.1000/a", "10.1000/a", False)


def test_a_locked_record_isnt_merged_into(administrator: User) -> None:
    PublicationFactory(doi="10.1000/a", locked=True)
    (row,) = preview(administrator, ARTICLE)
    assert row.choices == [Choice.SKIP]
