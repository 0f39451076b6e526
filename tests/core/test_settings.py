"""The settings: every variable is listed, every listed one is read, and a wrong one stops the start in one line."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
READ = re.compile(r'env\.\w+\(\s*"([A-Z_]+)"')
LISTED = re.compile(r"^#? ?([A-Z_]+)=", re.MULTILINE)


def test_the_environment_is_documented_and_read() -> None:
    read = set(READ.findall((ROOT / "qcihungary/settings.py").read_text()))
    listed = set(LISTED.findall((ROOT / ".env.example").read_text()))
    run_only = {"HOST", "PORT", "ADMIN_EMAIL", "ADMIN_PASSWORD", "WEB_CONCURRENCY"}
    assert listed - run_only == read
    programs = "".join(
        path.read_text()
        for folder in ("scripts", "qcihungary/core/management/commands", "deploy")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and path.suffix in {".py", ".sh"}
    )
    for name in run_only & listed:
        assert name in programs, f"{name} is listed in .env.example, but nothing reads it"


def start(**environment: str) -> subprocess.CompletedProcess[str]:
    """Import the settings in a process of their own."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "VAR_DIR", "SECRET_KEY"}}
    return subprocess.run(
        [sys.executable, "-c", "import qcihungary.settings"],
        env=kept | environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", "short"),
        ("BASE_URL", "qcihungary.hu"),
        ("BASE_URL", "https://qcihungary.hu/site"),
        ("DEBUG", "perhaps"),
        ("DATABASE_URL", "not-a-database"),
        ("EMAIL_URL", "carrier-pigeon://"),
        ("LOG_LEVEL", "LOUD"),
        ("DEFAULT_FROM_EMAIL", "the site"),
        ("DEFAULT_FROM_EMAIL", "QCIHungary <webmaster>"),
        ("SECURITY_CONTACT", "info@qcihungary.hu"),
        ("SECURITY_CONTACT", "mailto:"),
        ("MAIL_DAYS", "0"),
        ("CONTACT_DAYS", "for ever"),
        ("PROOF_OF_WORK", "some"),
        ("MACHINE_TRANSLATION", "parrot"),
        ("MACHINE_TRANSLATION_URL", "translate.example.org"),
    ],
)
def test_a_wrong_value_stops_the_start_with_one_line_that_names_the_variable(name: str, value: str) -> None:
    finished = start(**{name: value})
    assert finished.returncode == 1
    assert len(finished.stderr.strip().splitlines()) == 1, finished.stderr
    assert name in finished.stderr


@pytest.mark.parametrize(("machine", "lacks"), [("deepl", "KEY"), ("libretranslate", "URL")])
def test_a_service_without_what_it_needs_stops_the_start(machine: str, lacks: str) -> None:
    finished = start(MACHINE_TRANSLATION=machine)
    assert finished.returncode == 1
    assert f"MACHINE_TRANSLATION_{lacks}" in finished.stderr
    assert len(finished.stderr.strip().splitlines()) == 1
    needed = {"KEY": "secret:fx", "URL": "http://127.0.0.1:5000"}[lacks]
    assert start(**{"MACHINE_TRANSLATION": machine, f"MACHINE_TRANSLATION_{lacks}": needed}).returncode == 0


def test_right_values_start() -> None:
    assert start().returncode == 0
    assert start(BASE_URL="https://qcihungary.hu", LOG_LEVEL="warning", EMAIL_URL="smtp://localhost:25").returncode == 0
    assert start(SECURITY_CONTACT="https://qcihungary.hu/pgp", DEFAULT_FROM_EMAIL="a@qcihungary.hu").returncode == 0
