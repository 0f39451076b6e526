"""`make run` says in one line what keeps it from starting."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts import run

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that somebody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


@pytest.mark.parametrize("port", ["", "web", "0", "65536", "-1", "8000.5"])
def test_a_port_that_is_none(monkeypatch: pytest.MonkeyPatch, port: str) -> None:
    monkeypatch.setenv("PORT", port)
    with pytest.raises(SystemExit, match=r"\APORT must be a number from 1 to 65535, not .+\Z"):
        run.read_address()


def test_the_address_without_any_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HOST", raising=False)
    monkeypatch.delenv("PORT", raising=False)
    assert run.read_address() == ("127.0.0.1", 8000)


@pytest.mark.parametrize("workers", ["many", "0", "-1", "1.5"])
def test_a_number_of_workers_that_is_none(monkeypatch: pytest.MonkeyPatch, workers: str) -> None:
    monkeypatch.setenv("WEB_CONCURRENCY", workers)
    with pytest.raises(SystemExit, match=r"\AWEB_CONCURRENCY must be a number of processes, 1 or more, not .+\Z"):
        run.read_workers()


def test_the_workers_follow_the_machine_or_the_operator(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEB_CONCURRENCY", "7")
    assert run.read_workers() == 7
    monkeypatch.setenv("WEB_CONCURRENCY", "")
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    assert run.read_workers() == 3


def test_a_port_in_use(taken: int) -> None:
    with pytest.raises(SystemExit, match=rf"\APort {taken} of 127.0.0.1: .+ make run PORT={taken + 1}\Z"):
        run.require_free("127.0.0.1", taken)


def test_a_host_that_is_not_this_machine() -> None:
    with pytest.raises(SystemExit, match=r"\AHOST must be a name or an address of this machine"):
        run.require_free("999.999.999.999", 8000)


def test_addresses_of_the_sixth_version_have_brackets() -> None:
    assert run.bind_address("::1", 8000) == "[::1]:8000"
    assert run.bind_address("127.0.0.1", 8000) == "127.0.0.1:8000"


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An environment in which nobody has set anything but where files go."""
    for name in ("SECRET_KEY", "BASE_URL", "DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("VAR_DIR", str(tmp_path / "var"))
    return tmp_path / "var"


def test_the_secret_key_is_made_once_and_only_for_its_owner(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run.fill_environment("127.0.0.1", 8000, debug=False)
    key = (bare / "secret_key").read_text()
    assert len(key) >= 50
    assert (bare / "secret_key").stat().st_mode & 0o077 == 0
    monkeypatch.delenv("SECRET_KEY")
    run.fill_environment("127.0.0.1", 8000, debug=False)
    assert (bare / "secret_key").read_text() == key


@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("127.0.0.1", "http://127.0.0.1:8080"),
        ("0.0.0.0", "http://127.0.0.1:8080"),  # noqa: S104  (what an operator may say)
        ("::1", "http://[::1]:8080"),
        ("qci.example", "http://qci.example:8080"),
    ],
)
@pytest.mark.usefixtures("bare")
def test_base_url_follows_host_and_port(host: str, url: str) -> None:
    run.fill_environment(host, 8080, debug=False)
    assert (os.environ["BASE_URL"], os.environ["DEBUG"]) == (url, "False")


@pytest.mark.usefixtures("bare")
def test_what_is_set_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BASE_URL", "https://qcihungary.hu")
    run.fill_environment("127.0.0.1", 8080, debug=False)
    assert os.environ["BASE_URL"] == "https://qcihungary.hu"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BASE_URL", "qcihungary.hu"),
        ("VAR_DIR", "/dev/null/var"),
        ("WEB_CONCURRENCY", "many"),
        ("DATABASE_URL", "sqlite:////dev/null/db.sqlite3"),
        ("DATABASE_URL", "postgres://nobody@127.0.0.1:1/nothing"),
    ],
)
@pytest.mark.usefixtures("bare")
def test_a_wrong_setting_stops_the_start_with_one_line(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    found = subprocess.run(
        [sys.executable, ROOT / "scripts/run.py", "--prepare"], capture_output=True, text=True, check=False
    )
    assert found.returncode == 1
    assert found.stderr.count("\n") == 1, found.stderr
    assert name in found.stderr


def test_the_chores_are_done_while_the_server_lives(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    parents = iter([7, 7, 7, 1])
    monkeypatch.setattr("os.getppid", lambda: next(parents))
    monkeypatch.setattr("time.sleep", lambda _seconds: None)
    monkeypatch.setattr("signal.signal", lambda _number, _handler: None)
    monkeypatch.setattr("django.db.close_old_connections", lambda: None)
    assert set(run.CHORES) == {
        "publish_scheduled", "send_queued_mail", "delete_expired", "refresh_search", "send_translation_digest",
    }  # fmt: skip
    monkeypatch.setattr(run, "CHORES", {"publish_scheduled": 0.0, "send_queued_mail": 0.0, "delete_expired": 1e9})

    def do(name: str, **options: object) -> None:
        calls.append(name)
        if len(calls) == 2:
            raise RuntimeError("the database is busy")

    monkeypatch.setattr("django.core.management.call_command", do)
    run.work_while_parent_lives(parent=7)
    assert calls == [
        "publish_scheduled",
        "send_queued_mail",
        "delete_expired",
        *["publish_scheduled", "send_queued_mail"] * 2,
    ]
