"""What this server connects to is decided by us, and not by who edits a page or runs another site."""

import socket
import ssl
import threading
from pathlib import Path
from subprocess import run

import pytest

from qcihungary.desk.links.fetch import WHOLE_SECONDS, Fetcher
from qcihungary.desk.links.hosts import FetchError, is_public, resolve, target_of
from qcihungary.desk.links.pacing import PAUSE, Pacer
from qcihungary.desk.links.vocabulary import Reason
from tests.desk.links.stand_in import PUBLIC, Internet, internet

MAKE_PINNED = (
    "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 "
    "-subj /CN=pinned.example -addext subjectAltName=DNS:pinned.example -keyout key.pem -out certificate.pem"
)

NOT_PUBLIC = [
    "0.0.0.1", "10.1.2.3", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.8.8.8", "169.254.169.254", "172.16.0.1",
    "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.51.100.7",
    "203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "64:ff9b::7f00:1", "64:ff9b::808:808",
    "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1", "2002:7f00:1::1", "3fff::1", "5f00::1", "fc00::1", "fd12::1",
    "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "not an address", "",
]  # fmt: skip


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_what_is_not_public_is_never_asked(world: Internet, address: str) -> None:
    assert not is_public(address)
    world.names["site.example"] = [PUBLIC, address]
    with pytest.raises(FetchError) as caught:
        world.fetcher().ask("http://site.example/")
    assert caught.value.reason == Reason.PRIVATE
    assert world.connected == []


@pytest.mark.parametrize("address", ["1.1.1.1", "93.184.216.34", "100.128.0.1", "172.32.0.1", "2606:4700::1111"])
def test_what_is_public_may_be_asked(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "2130706433", "017700000001", "0x7f000001", "0x7f.1", "127.1", "127.0.0.1.", "localhost",
        "LOCALHOST", "localhost.", "[::1]", "[::ffff:127.0.0.1]", "[0:0:0:0:0:ffff:7f00:1]", "１２７.０.０.１",
        "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ", "169.254.169.254", "0",
    ],
)  # fmt: skip
def test_no_way_of_writing_this_machine_deceives_the_resolver(host: str) -> None:
    with pytest.raises(FetchError) as caught:
        target_of(f"http://{host}/", resolve)
    assert caught.value.reason in (Reason.PRIVATE, Reason.NO_HOST)


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("http://user:secret@site.example/", Reason.NOT_ASKED),
        ("http://site.example:8080/", Reason.NOT_ASKED),
        ("http://site.example:22/", Reason.NOT_ASKED),
        ("http://site.example:99999/", Reason.MALFORMED),
        ("ftp://site.example/", Reason.MALFORMED),
        ("file:///etc/passwd", Reason.MALFORMED),
        ("gopher://site.example/", Reason.MALFORMED),
        ("http:///nowhere", Reason.MALFORMED),
        ("http://site.example\\@127.0.0.1/", Reason.MALFORMED),
        ("http://site.example/\r\nHost: other", Reason.MALFORMED),
        ("http://[::1", Reason.MALFORMED),
        (f"http://{'a' * 64}.example/", Reason.MALFORMED),
        (f"http://site.example/{'a' * 2000}", Reason.MALFORMED),
    ],
)
def test_what_is_no_address_for_us_is_not_asked(world: Internet, address: str, reason: Reason) -> None:
    with pytest.raises(FetchError) as caught:
        world.fetcher().follow(address)
    assert caught.value.reason == reason
    assert (world.resolved, world.connected) == ([], [])


def test_a_name_that_means_another_address_a_moment_later_leads_nowhere(world: Internet) -> None:
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    fetcher = Fetcher("test", lambda _host, _port: next(answers), world.connect, pacer=world.fetcher().pacer)
    world.add("rebinds.example/")
    assert fetcher.ask("http://rebinds.example/").status == 200
    assert world.connected == [(PUBLIC, 80)]
    with pytest.raises(FetchError, match="private"):
        fetcher.ask("http://rebinds.example/")
    assert len(world.connected) == 1


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("http://inside.example/", Reason.PRIVATE),
        ("//inside.example/", Reason.PRIVATE),
        ("http://169.254.169.254/latest/meta-data/", Reason.PRIVATE),
        ("http://elsewhere.example:6379/", Reason.NOT_ASKED),
        ("file:///etc/passwd", Reason.MALFORMED),
        ("http://[", Reason.MALFORMED),
        ("/again", Reason.LOOP),
    ],
)
def test_each_redirect_is_judged_anew(world: Internet, location: str, reason: Reason) -> None:
    world.names |= {"inside.example": ["10.0.0.1"], "169.254.169.254": ["169.254.169.254"]}
    for path in ("/", "/again"):
        world.add(f"site.example{path}", 302, headers={"Location": location})
    with pytest.raises(FetchError) as caught:
        world.fetcher().follow("http://site.example/")
    assert caught.value.reason == reason
    assert {address for address, _port in world.connected} == {PUBLIC}
    assert len(world.asked) == (6 if reason == Reason.LOOP else 1)


def test_a_redirect_is_followed_and_letters_beyond_ascii_are_sent_as_servers_know_them(world: Internet) -> None:
    host = "árvíztűrő.example".encode("idna").decode()
    world.add(f"{host}/t%C5%B1z?q=%C5%91", 301, headers={"Location": "/over%20here"})
    world.add(f"{host}/over%20here", body=b"x" * 5000)
    answer = world.fetcher().follow("http://árvíztűrő.example/tűz?q=ő#fragment")
    assert (answer.status, len(answer.body)) == (200, 1024)
    assert world.agents == {"QCIHungary/1.0 (test)"}


def test_proxies_of_the_environment_are_not_used(world: Internet, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    world.add("site.example/")
    assert world.fetcher().ask("http://site.example/").status == 200


@pytest.fixture
def pinned(tmp_path: Path) -> Path:
    """A folder with a certificate of ``pinned.example`` and its key. Python itself makes none, and none is kept."""
    run(MAKE_PINNED.split(), cwd=tmp_path, check=True, capture_output=True)
    return tmp_path


def test_the_certificate_must_be_that_of_the_name(pinned: Path) -> None:
    served = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    served.load_cert_chain(pinned / "certificate.pem", pinned / "key.pem")
    trusting = ssl.create_default_context(cafile=str(pinned / "certificate.pem"))
    with internet(served) as world:
        world.tls = trusting
        world.add("pinned.example/")
        assert world.fetcher().ask("https://pinned.example/").status == 200
        assert world.connected == [(PUBLIC, 443)]
        for address, tls in (("https://other.example/", trusting), ("https://pinned.example/", None)):
            world.tls = tls or ssl.create_default_context()
            with pytest.raises(FetchError, match="certificate"):
                world.fetcher().ask(address)
    assert len(world.asked) == 1


@pytest.mark.parametrize(
    ("failure", "reason"),
    [
        (socket.gaierror(socket.EAI_NONAME, "no such name"), Reason.NO_HOST),
        (socket.gaierror(socket.EAI_AGAIN, "not now"), Reason.UNREACHABLE),
        (OSError("no resolver"), Reason.UNREACHABLE),
    ],
)
def test_a_name_that_is_not_there_is_told_from_a_resolver_that_is_not(
    world: Internet, failure: OSError, reason: Reason
) -> None:
    world.names["site.example"] = failure
    with pytest.raises(FetchError) as caught:
        world.fetcher().ask("http://site.example/")
    assert caught.value.reason == reason


def test_the_next_address_of_a_host_is_tried_when_one_takes_no_connection(world: Internet) -> None:
    world.names["site.example"] = ["2606:4700::1", PUBLIC]
    world.add("site.example/")

    def connect(address: str, port: int) -> socket.socket:
        if ":" in address:
            raise OSError("no route")
        return world.connect(address, port)

    fetcher = Fetcher("test", world.resolve, connect, pacer=world.fetcher().pacer)
    assert fetcher.ask("http://site.example/").status == 200
    world.names["site.example"] = ["2606:4700::1"]
    with pytest.raises(FetchError, match="unreachable"):
        fetcher.ask("http://site.example/")


def test_a_site_that_never_ends_its_answer_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        started: list[float] = []

        def over_at_once(timer: threading.Timer) -> None:
            started.append(timer.interval)
            timer.function()

        monkeypatch.setattr("threading.Timer.start", over_at_once)
        theirs.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        fetcher = Fetcher("test", lambda _host, _port: [PUBLIC], lambda _address, _port: ours)
        with pytest.raises(FetchError, match="timeout"):
            fetcher.ask("http://slow.example/")
        assert started == [WHOLE_SECONDS]


def test_a_host_is_asked_one_thing_at_a_time_a_second_apart(world: Internet) -> None:
    world.add("one.example/")
    world.add("two.example/")
    fetcher = world.fetcher()
    for host in ("one", "one", "two", "one"):
        fetcher.ask(f"http://{host}.example/")
    assert world.slept == [PAUSE, PAUSE]
    pacer = Pacer(clock=lambda: 0.0, sleep=world.sleep)
    with pacer.turn("one.example"):
        assert not pacer.locks["one.example"].acquire(blocking=False)
        assert pacer.locks["two.example"].acquire(blocking=False)


def test_somebody_who_waits_is_not_kept_waiting_for_long(world: Internet) -> None:
    world.add("site.example/", 302, headers={"Location": "/"})
    with pytest.raises(FetchError, match="timeout"):
        world.fetcher(until=2.5).follow("http://site.example/")
    assert len(world.asked) == 3
