"""The daily round, and what is ours."""

import datetime
import json
import socket
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from qcihungary.core.documents.document import SiteDocument
from qcihungary.desk.links import checking
from qcihungary.desk.links.addresses import document_address, page_address
from qcihungary.desk.links.checking import MOST_SECONDS, Round, alone
from qcihungary.desk.links.fetch import Fetcher
from qcihungary.desk.links.inside import check_inside, check_path
from qcihungary.desk.links.models import CheckedLink
from qcihungary.desk.links.vocabulary import LinkState, Reason
from qcihungary.news.models import NewsIndexPage
from qcihungary.pages.models import StandardPage
from tests.deliverables.factories import DocumentFactory
from tests.desk.links.stand_in import Internet
from tests.factories import MemberFactory, NewsPageFactory, Trees, body

pytestmark = pytest.mark.django_db


@pytest.fixture
def plain(world: Internet, monkeypatch: pytest.MonkeyPatch) -> Internet:
    """The stand-in for all that the command asks; it speaks plainly where https is asked for."""
    monkeypatch.setattr(Fetcher, "secured", lambda _fetcher, opened, _target, _deadline: opened)
    monkeypatch.setattr(checking, "own_fetcher", world.fetcher)
    monkeypatch.setattr("qcihungary.desk.management.commands.check_links.own_fetcher", world.fetcher)
    return world


def run(**options: Any) -> str:
    """What the command says."""
    out = StringIO()
    call_command("check_links", stdout=out, **options)
    return out.getvalue().strip()


def states() -> dict[str, str]:
    """How each link stands."""
    return dict(CheckedLink.objects.values_list("address", "state"))


def make_due() -> None:
    """A day goes by."""
    day = datetime.timedelta(days=1)
    for link in CheckedLink.objects.all():
        link.next_check -= day
        if link.failing_since:
            link.failing_since -= day
        link.save()


def test_a_round_of_a_few_days(plain: Internet) -> None:
    for name in ("good", "gone", "down", "shy"):
        MemberFactory(url=f"https://{name}.example/")
    plain.add("good.example/")
    plain.add("gone.example/", 404)
    plain.add("down.example/", 502)
    plain.add("shy.example/", 403)
    copy = {"archived_snapshots": {"closest": {"available": True, "url": "https://web.archive.org/web/2025/g"}}}
    plain.add("archive.org/wayback/available", body=json.dumps(copy).encode())
    assert run() == "Links: 4 checked, 1 broken, 1 copies found, 0 left for the next run"
    assert states() == {
        "https://good.example/": LinkState.GOOD,
        "https://gone.example/": LinkState.BROKEN,
        "https://down.example/": LinkState.DOUBTFUL,
        "https://shy.example/": LinkState.UNSURE,
    }
    assert CheckedLink.objects.get(address="https://gone.example/").archive_link == "https://web.archive.org/web/2025/g"
    assert "GET archive.org/wayback/available?url=https%3A%2F%2Fgone.example%2F" in plain.asked
    plain.asked.clear()
    assert run().startswith("Links: 0 checked")
    assert plain.asked == []
    make_due()
    assert run().startswith("Links: 2 checked, 2 broken, 1 copies")
    assert not any("good.example" in asked or "url=https%3A%2F%2Fgone" in asked for asked in plain.asked)
    plain.add("gone.example/")
    make_due()
    run()
    mended = CheckedLink.objects.get(address="https://gone.example/")
    assert (mended.state, mended.archive_link, mended.failures) == (LinkState.GOOD, "", 0)


def test_a_round_has_an_end_and_the_next_one_goes_on(plain: Internet) -> None:
    for number in range(5):
        MemberFactory(url=f"https://site.example/{number}")
        plain.add(f"site.example/{number}")
    assert run(most=2) == "Links: 2 checked, 0 broken, 0 copies found, 3 left for the next run"
    assert run(most=2).endswith("1 left for the next run")
    assert run(most=2).endswith("0 left for the next run")
    assert len(plain.asked) == len(set(plain.asked)) == 5
    make_due()
    CheckedLink.objects.update(next_check=timezone.now())
    ticks: Iterator[float] = iter([0.0, 1.0, 2.0, *[MOST_SECONDS + 1.0] * 10])
    late = Round(plain.fetcher(), clock=lambda: next(ticks))
    late.run()
    assert late.checked == 2


def test_our_own_network_is_held_against_nobody(plain: Internet) -> None:
    MemberFactory(url="https://site.example/")
    plain.names |= dict.fromkeys(("site.example", "doi.org"), socket.gaierror(socket.EAI_NONAME, ""))
    assert run().endswith("no other site could be reached")
    assert states() == {"https://site.example/": LinkState.NEW}
    del plain.names["doi.org"]
    run()
    assert states() == {"https://site.example/": LinkState.BROKEN}


def test_one_link_that_we_stumble_over_does_not_end_the_round(
    plain: Internet, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    MemberFactory(url="https://odd.example/")
    MemberFactory(url="https://good.example/")
    plain.add("good.example/")
    follow = Fetcher.follow

    def stumble(fetcher: Fetcher, address: str, *arguments: Any, **options: Any) -> Any:
        if "odd" in address:
            raise RuntimeError("nobody thought of this")
        return follow(fetcher, address, *arguments, **options)

    monkeypatch.setattr(Fetcher, "follow", stumble)
    run()
    assert states() == {"https://odd.example/": LinkState.DOUBTFUL, "https://good.example/": LinkState.GOOD}
    assert "nobody thought of this" in caplog.text


def test_nothing_is_checked_twice_at_once_or_where_it_is_switched_off(plain: Internet, settings: Settings) -> None:
    with alone() as is_first, alone() as is_second:
        assert (is_first, is_second) == (True, False)
        assert run() == "Links: not checked, another run is under way"
    settings.LINK_CHECK = False
    assert run() == "Links: not checked, LINK_CHECK is false"
    assert CheckedLink.objects.count() == 0


def test_pages_and_documents_of_ours_are_judged_by_the_database(
    trees: Trees, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    live, draft = trees[NewsIndexPage, "en"], NewsPageFactory(parent=trees[NewsIndexPage, "en"], live=False)
    there, kept_back, lost = DocumentFactory(), DocumentFactory(), DocumentFactory()
    SiteDocument.objects.filter(pk=kept_back.pk).update(withdrawn_at="2026-01-01T00:00:00Z")
    lost.file.storage.delete(lost.file.name)
    wanted = [page_address(live.pk), page_address(draft.pk), page_address(99_999), document_address(there.pk)]
    wanted += [document_address(kept_back.pk), document_address(lost.pk), document_address(99_999)]
    with django_assert_num_queries(3):
        found = check_inside(wanted)
    assert [found[address.text].reason for address in wanted] == [
        Reason.NONE, Reason.UNPUBLISHED, Reason.DELETED, Reason.NONE, Reason.KEPT_BACK, Reason.NO_FILE, Reason.DELETED,
    ]  # fmt: skip


def test_an_address_of_ours_is_what_a_visitor_would_get(trees: Trees) -> None:
    news = trees[NewsIndexPage, "en"]
    NewsPageFactory(parent=news, slug="here", body=body(("heading", {"text": "Second part", "level": "2"})))
    closed = DocumentFactory()
    SiteDocument.objects.filter(pk=closed.pk).update(withdrawn_at="2026-01-01T00:00:00Z")
    for path, reason in {
        "/": Reason.NONE,
        "/en/news/here/": Reason.NONE,
        "/en/news/here": Reason.NONE,
        "/en/news/?page=1": Reason.NONE,
        "/en/news/here/#second-part": Reason.NONE,
        "/en/news/here/#third-part": Reason.NO_ANCHOR,
        "/en/news/not-here/": Reason.NOT_FOUND,
        "/en/results/deliverables/d9.9/": Reason.NOT_FOUND,
        "/en/őű/%FF/": Reason.NOT_FOUND,
        "/robots.txt": Reason.NONE,
        "/admin/pages/": Reason.KEPT_BACK,
        closed.url: Reason.NOT_FOUND,
    }.items():
        assert check_path(path).reason == reason, path


def test_ours_are_looked_at_in_each_round(plain: Internet, trees: Trees) -> None:
    target = NewsPageFactory(parent=trees[NewsIndexPage, "en"], slug="target")
    links = f'<p><a linktype="page" id="{target.pk}">a</a> <a href="/en/news/target/">b</a></p>'
    page = trees[StandardPage, "en"]
    page.body = [("text", links)]
    page.save_revision().publish()
    assert run().startswith("Links: 2 checked, 0 broken")
    target.unpublish()
    assert run().startswith("Links: 1 checked, 1 broken")
    assert states()[f"page:{target.pk}"] == LinkState.BROKEN
    assert plain.asked == []
