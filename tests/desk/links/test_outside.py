"""What other sites answer, and what we make of it."""

import datetime
import json
import socket
from typing import Any

import pytest
from django.utils import timezone
from django.utils.http import http_date

from qcihungary.desk.links.archive import copies
from qcihungary.desk.links.fetch import Answer
from qcihungary.desk.links.models import CheckedLink
from qcihungary.desk.links.outside import check_mail, check_outside, is_online, retry_after, verdict_of
from qcihungary.desk.links.vocabulary import LinkKind, LinkState, Reason, Verdict
from tests.desk.links.stand_in import Internet

NOW = datetime.datetime(2026, 3, 2, 4, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (200, Reason.NONE), (204, Reason.NONE), (304, Reason.NONE), (400, Reason.CLIENT_ERROR), (401, Reason.REFUSED),
        (403, Reason.REFUSED), (404, Reason.NOT_FOUND), (405, Reason.REFUSED), (410, Reason.GONE), (429, Reason.BUSY),
        (451, Reason.REFUSED), (500, Reason.SERVER_ERROR), (503, Reason.SERVER_ERROR), (999, Reason.REFUSED),
    ],
)  # fmt: skip
def test_what_a_status_means(status: int, reason: Reason) -> None:
    assert verdict_of(Answer(status)) == Verdict(reason, status)


def test_a_head_is_enough_where_it_is_good(world: Internet) -> None:
    world.add("site.example/here")
    assert check_outside(world.fetcher(), LinkKind.WEB, "http://site.example/here").is_good
    assert world.asked == ["HEAD site.example/here"]


def test_a_site_that_refuses_heads_is_asked_for_the_whole(world: Internet) -> None:
    for status in (404, 405, 500):
        world.add("site.example/here", heads=status)
        assert check_outside(world.fetcher(), LinkKind.WEB, "http://site.example/here").is_good
    world.add("site.example/busy", 429, headers={"Retry-After": "120"})
    found = check_outside(world.fetcher(), LinkKind.WEB, "http://site.example/busy")
    assert found == Verdict(Reason.BUSY, 429, datetime.timedelta(minutes=2))
    assert world.asked.count("HEAD site.example/busy") == 1
    assert "GET site.example/busy" not in world.asked
    world.names["gone.example"] = socket.gaierror(socket.EAI_NONAME, "")
    assert check_outside(world.fetcher(), LinkKind.WEB, "http://gone.example/") == Verdict(Reason.NO_HOST)


@pytest.mark.parametrize(
    ("status", "body", "reason"),
    [
        (200, {"responseCode": 1}, Reason.NONE),
        (200, {"responseCode": 200}, Reason.NONE),
        (404, {"responseCode": 100}, Reason.NO_DOI),
        (500, {"responseCode": 2}, Reason.NO_ANSWER),
        (404, "no JSON", Reason.NO_ANSWER),
        (200, [], Reason.NO_ANSWER),
        (429, "later", Reason.BUSY),
    ],
)
def test_a_doi_is_asked_of_its_registry(world: Internet, status: int, body: Any, reason: Reason) -> None:
    world.add("doi.org/api/handles/10.1000/a%28b%29", status, body=json.dumps(body).encode())
    fetcher = world.fetcher()
    # The registry is asked over https; the stand-in speaks plainly.
    object.__setattr__(fetcher, "secured", lambda plain, _target, _deadline: plain)
    assert check_outside(fetcher, LinkKind.DOI, "https://doi.org/10.1000/a(b)").reason == reason
    assert world.asked == ["GET doi.org/api/handles/10.1000/a%28b%29?type=URL"]
    assert is_online(fetcher)


def test_an_e_mail_address_is_only_read() -> None:
    for good in ("info@example.org", "info@example.org?subject=K%C3%A9rd%C3%A9s", "a@example.org,b@example.org"):
        assert check_mail(f"mailto:{good}").is_good
    assert check_mail("mailto:info").reason == check_mail("mailto:").reason == Reason.MALFORMED


def test_how_long_a_site_wants_to_be_left_alone() -> None:
    assert retry_after("60") == datetime.timedelta(minutes=1)
    assert retry_after("soon") is retry_after("") is None
    later = retry_after(http_date((timezone.now() + datetime.timedelta(hours=2)).timestamp()))
    assert later is not None
    assert datetime.timedelta(minutes=119) < later <= datetime.timedelta(hours=2)
    assert retry_after("Sun, 06 Nov 1994 08:49:37 GMT") == datetime.timedelta()


def link(**fields: Any) -> CheckedLink:
    """A link to another site."""
    return CheckedLink.objects.create(**{"address": "https://site.example/a", "kind": LinkKind.WEB, **fields})


@pytest.mark.django_db
def test_a_link_breaks_at_once_where_the_answer_is_certain_and_else_when_it_failed_for_a_day() -> None:
    checked = link()
    checked.note(Verdict(Reason.NOT_FOUND, 404), NOW)
    checked.refresh_from_db()
    assert (checked.state, checked.failures, checked.failing_since) == (LinkState.BROKEN, 1, NOW)
    checked.note(Verdict(status=200), NOW)
    assert (checked.state, checked.failures, checked.failing_since) == (LinkState.GOOD, 0, None)
    assert (checked.last_good, checked.reason) == (NOW, "")
    assert checked.next_check - NOW > datetime.timedelta(days=6)
    states = []
    for hours in (24, 25, 47):
        checked.note(Verdict(Reason.TIMEOUT), NOW + datetime.timedelta(hours=hours))
        states.append(checked.state)
    assert states == [LinkState.DOUBTFUL, LinkState.DOUBTFUL, LinkState.BROKEN]
    assert checked.next_check == NOW + datetime.timedelta(hours=67)
    checked.note(Verdict(Reason.REFUSED, 403), NOW)
    assert (checked.state, checked.failures, checked.last_good) == (LinkState.UNSURE, 0, NOW)


@pytest.mark.django_db
def test_a_busy_site_is_left_alone_and_nothing_is_held_against_it() -> None:
    checked = link(state=LinkState.GOOD, last_good=NOW)
    checked.note(Verdict(Reason.BUSY, 429, datetime.timedelta(days=3)), NOW)
    checked.refresh_from_db()
    assert (checked.state, checked.reason, checked.last_checked) == (LinkState.GOOD, "", NOW)
    assert checked.next_check == NOW + datetime.timedelta(days=3)
    checked.note(Verdict(Reason.BUSY, 429, datetime.timedelta(days=300)), NOW)
    assert checked.next_check < NOW + datetime.timedelta(days=8)


@pytest.mark.django_db
def test_a_copy_is_proposed_of_the_last_good_day_and_only_of_what_is_broken() -> None:
    broken = link(state=LinkState.BROKEN, last_good=NOW, address="https://site.example/ő?q=1")
    assert broken.archive_link == "https://web.archive.org/web/20260302/https://site.example/%C5%91?q=1"
    broken.last_good = None
    assert broken.archive_link == "https://web.archive.org/web/https://site.example/%C5%91?q=1"
    broken.archived_as = "https://web.archive.org/web/2025/https://site.example/"
    assert broken.archive_link == broken.archived_as
    assert link(state=LinkState.GOOD).archive_link == ""
    assert CheckedLink(kind=LinkKind.MAIL, state=LinkState.BROKEN, address="mailto:x").archive_link == ""


def answer(url: str, *, available: Any = True) -> bytes:
    """What the archive tells."""
    return json.dumps({"archived_snapshots": {"closest": {"available": available, "url": url}}}).encode()


def test_only_an_address_of_the_archive_becomes_a_link() -> None:
    good = "https://web.archive.org/web/20250301000000/https://site.example/a"
    assert list(copies(answer(good))) == [good]
    assert list(copies(answer(good.replace("https://web", "http://web")))) == [good]
    for bad in (
        b"", b"[]", b'{"archived_snapshots": {}}', answer("javascript:alert(1)"), answer(good, available=False),
        answer("https://web.archive.org.evil.example/web/1/"), answer("https://evil.example/web/"),
    ):  # fmt: skip
        assert list(copies(bad)) == []
