"""Every address in what is live is found, wherever an editor can put one."""

import html
from typing import Any, cast

import pytest
from django.core.management import call_command
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from qcihungary.accounts.models import User
from qcihungary.consortium.models import ProjectFacts
from qcihungary.core.pages import BasePage
from qcihungary.desk.links.addresses import address_of
from qcihungary.desk.links.collecting import collect
from qcihungary.desk.links.models import CheckedLink, LinkUse
from qcihungary.desk.links.vocabulary import LinkKind, LinkState
from qcihungary.news.models import NewsIndexPage, NewsPage
from tests.factories import (
    EventPageFactory,
    ImageFactory,
    MemberFactory,
    NewsPageFactory,
    Trees,
    alias_of,
    body,
    convert,
    fresh,
)
from tests.publications.factories import PublicationFactory

TABLE = {
    "row_headings": False,
    "table": {
        "caption": "Links",
        "columns": [{"type": "text", "heading": "A"}, {"type": "rich_text", "heading": "B"}],
        "rows": [{"values": ["https://no.link.example/", '<p><a href="https://table.example/">here</a></p>']}],
    },
}


@pytest.mark.parametrize(
    ("href", "kind", "kept"),
    [
        ("https://site.example/a?b=c", LinkKind.WEB, "https://site.example/a?b=c"),
        (" http://site.example ", LinkKind.WEB, "http://site.example"),
        ("//site.example/a", LinkKind.WEB, "https://site.example/a"),
        ("https://doi.org/10.1000/ABC", LinkKind.DOI, "https://doi.org/10.1000/abc"),
        ("http://dx.doi.org/10.1000%2Fabc", LinkKind.DOI, "https://doi.org/10.1000/abc"),
        ("https://doi.org/the-identifier", LinkKind.WEB, "https://doi.org/the-identifier"),
        ("http://testserver/en/news/#top", LinkKind.PATH, "/en/news/#top"),
        ("https://testserver", LinkKind.PATH, "/"),
        ("/hu/hirek/", LinkKind.PATH, "/hu/hirek/"),
        ("../about/", LinkKind.PATH, "/en/about/"),
        ("#second", LinkKind.PATH, "/en/news/#second"),
        ("mailto:a@example.org", LinkKind.MAIL, "mailto:a@example.org"),
        ("http://[", LinkKind.WEB, "http://["),
        ("tel:+3617952861", None, ""),
        ("javascript:alert(1)", None, ""),
        ("", None, ""),
        (f"https://site.example/{'a' * 2000}", None, ""),
    ],
)
def test_an_address_has_one_form(href: str, kind: LinkKind | None, kept: str) -> None:
    found = address_of(href, "/en/news/")
    assert (found.kind, found.text) == (kind, kept) if found else kind is None


def test_what_needs_a_page_to_start_from_is_left_alone_without_one() -> None:
    assert address_of("#second") is address_of("a/b") is None


def places() -> dict[str, list[str]]:
    """The addresses by the fields in which they stand."""
    found: dict[str, list[str]] = {}
    for address, place in LinkUse.objects.values_list("link__address", "place"):
        found.setdefault(address, []).append(place)
    return found


@pytest.mark.django_db
def test_every_kind_of_place_is_looked_into(trees: Trees) -> None:
    about = trees[NewsIndexPage, "en"]
    blocks: list[tuple[str, Any]] = [
        ("text", f'<p><a href="https://text.example/?a=1&amp;b=2">x</a> <a linktype="page" id="{about.pk}">y</a></p>'),
        ("call_to_action", {"text": "Go", "page": None, "url": "https://action.example/"}),
        ("call_to_action", {"text": "Go", "page": about.pk, "url": ""}),
        ("reference", {"title": "T", "doi": "10.1000/ABC", "url": "https://reference.example/"}),
        ("video", {"title": "V", "url": "https://vimeo.com/1", "file": None}),
        ("document", {"document": 77, "text": ""}),
        ("quote", {"text": "Q", "url": "https://quote.example/"}),
        ("table", TABLE),
        ("fact_box", {"title": "F", "text": '<p><a linktype="document" id="78">z</a></p>'}),
    ]
    body = [{"type": kind, "value": value, "id": f"block-{number}"} for number, (kind, value) in enumerate(blocks)]
    NewsPageFactory(
        parent=about,
        body=body,
        sources=[{"type": "note", "value": '<a href="https://note.example/">n</a>', "id": "note"}],
    )
    EventPageFactory(
        parent=about,
        online_url="https://online.example/",
        materials=[{"type": "material", "value": {"title": "M", "url": "https://material.example/"}, "id": "m"}],
    )
    MemberFactory(url="https://member.example/")
    ImageFactory(source="https://image.example/")
    PublicationFactory(doi="10.1000/XYZ", repository_url="https://repository.example/")
    facts = ProjectFacts.current()
    facts.website = "https://facts.example/"
    facts.social_links = [("link", {"network": "x", "url": "https://social.example/"})]
    facts.save()
    collect()
    found = places()
    page = f"page:{about.pk}"
    assert found.pop(page) == ["body.block-0", "body.block-2.page"]
    assert {address: place for address, [place] in found.items() if not place.startswith("social_links")} == {
        "https://text.example/?a=1&b=2": "body.block-0",
        "https://action.example/": "body.block-1.url",
        "https://doi.org/10.1000/abc": "body.block-3.doi",
        "https://reference.example/": "body.block-3.url",
        "https://vimeo.com/1": "body.block-4.url",
        "document:77": "body.block-5.document",
        "https://quote.example/": "body.block-6.url",
        "https://table.example/": "body.block-7.table",
        "document:78": "body.block-8.text",
        "https://note.example/": "sources.note",
        "https://online.example/": "online_url",
        "https://material.example/": "materials.m.url",
        "https://member.example/": "url_en",
        "https://image.example/": "source",
        "https://doi.org/10.1000/xyz": "doi",
        "https://repository.example/": "repository_url",
        "https://facts.example/": "website",
    }
    assert "https://social.example/" in found


def linking(parent: BasePage, address: str, **fields: Any) -> NewsPage:
    """An article with one link."""
    text = {"type": "text", "value": f'<p><a href="{address}">x</a></p>', "id": "one"}
    return cast("NewsPage", NewsPageFactory(parent=parent, body=[text], **fields))


@pytest.mark.django_db
def test_only_what_is_live_and_told_counts(trees: Trees, administrator: User) -> None:
    news = trees[NewsIndexPage, "en"]
    told = linking(news, "https://told.example/", owner=administrator)
    linking(news, "https://draft.example/", live=False)
    convert(alias_of(fresh(linking(news, "https://waiting.example/"))))
    alias_of(fresh(told))
    MemberFactory(url="https://draft-member.example/", live=False)
    collect()
    assert set(places()) == {"https://told.example/", "https://waiting.example/"}
    assert LinkUse.objects.count() == 2
    use = LinkUse.objects.get(link__address="https://told.example/")
    assert (use.language, use.owner, use.object_id) == ("en", administrator, told.pk)


@pytest.mark.django_db
def test_a_second_round_keeps_what_is_known_and_forgets_what_is_gone(trees: Trees, administrator: User) -> None:
    page = linking(trees[NewsIndexPage, "en"], "https://stays.example/")
    other = linking(trees[NewsIndexPage, "en"], "https://goes.example/")
    collect()
    known = set(LinkUse.objects.values_list("pk", flat=True))
    type(page).objects.filter(pk=page.pk).update(owner=administrator)
    type(other).objects.filter(pk=other.pk).update(live=False)
    collect()
    kept = LinkUse.objects.get()
    assert kept.pk in known
    assert (kept.link.address, kept.owner) == ("https://stays.example/", administrator)
    assert CheckedLink.objects.count() == 2
    call_command("delete_expired", verbosity=0)
    assert CheckedLink.objects.get().address == "https://stays.example/"


@pytest.mark.django_db
def test_what_an_editor_mends_is_mended_at_once(
    trees: Trees, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    page = linking(trees[NewsIndexPage, "en"], "https://old.example/")
    collect()
    page.body = [("text", '<p><a href="https://new.example/">x</a></p>')]
    with django_capture_on_commit_callbacks(execute=True):
        revision = page.save_revision()
    assert set(places()) == {"https://old.example/"}, "a draft is nothing that the public sees"
    with django_capture_on_commit_callbacks(execute=True):
        revision.publish()
    assert set(places()) == {"https://new.example/"}
    with django_capture_on_commit_callbacks(execute=True):
        fresh(page).unpublish()
    assert places() == {}
    collect()
    fresh(page).delete()
    assert places() == {}


@pytest.mark.django_db
@pytest.mark.parametrize("act", ["unpublish", "delete"])
def test_who_links_to_a_page_hears_at_once_that_it_is_gone(
    trees: Trees, desk: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks, act: str
) -> None:
    goal = NewsPageFactory(parent=trees[NewsIndexPage, "en"], title="The goal")
    with django_capture_on_commit_callbacks(execute=True):
        article = NewsPageFactory(
            parent=trees[NewsIndexPage, "en"], body=body(("text", f'<p><a linktype="page" id="{goal.pk}">x</a></p>'))
        )
    link = CheckedLink.objects.get(address=f"page:{goal.pk}")
    assert link.state == LinkState.GOOD, "what is ours is judged when the link is published"
    with django_capture_on_commit_callbacks(execute=True):
        answer = desk.post(f"/admin/pages/{goal.pk}/{act}/", follow=True)
    assert "1 page or record links to “The goal”" in html.unescape(answer.content.decode())
    assert fresh_link(link).state == LinkState.BROKEN
    home = desk.get("/admin/").content.decode()
    assert article.title in home[home.index("Broken links") :]
    if act == "unpublish":
        with django_capture_on_commit_callbacks(execute=True):
            fresh(goal).save_revision().publish()
        assert fresh_link(link).state == LinkState.GOOD


def fresh_link(link: CheckedLink) -> CheckedLink:
    return CheckedLink.objects.get(pk=link.pk)
