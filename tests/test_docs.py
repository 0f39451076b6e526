"""What our Markdown says of the repository is true: its links, paths, commands, checks and variables."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ADRS = sorted((ROOT / "docs/adr").glob("*.md"))
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "deploy").rglob("*.md")])
MADE = {".venv", "var"}
"""Folders that a command makes: what is in them isn't in the repository."""

LINK = re.compile(r"\]\(\s*<?([^)\s>]+)|^\[[^\]]+\]:\s+(\S+)", re.MULTILINE)
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"`([^`\n]+)`")
COMMAND = re.compile(r"(?:^|&&|;)\s*make((?:[ ]+[\w.=:/-]+)+)", re.MULTILINE)
PATH = re.compile(r"[\w.-][\w.<>*-]*(?:/[\w.<>*-]+)*/?(?:::\w+)?")
SOURCE = re.compile(r".+\.(?:conf|css|example|html|js|lock|md|po|py|service|sh|socket|timer|toml|xml|ya?ml)")

each_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
each_adr = pytest.mark.parametrize("adr", ADRS, ids=lambda path: path.stem)


def spans(document: Path) -> Iterator[str]:
    """What stands between backticks, outside fenced blocks."""
    yield from SPAN.findall(FENCE.sub("", document.read_text()))


def links(document: Path) -> Iterator[str]:
    """Targets of links and pictures."""
    for inline, defined in LINK.findall(FENCE.sub("", document.read_text())):
        yield inline or defined


def commands(document: Path) -> Iterator[str]:
    """Names of the Makefile's commands, wherever code names them; variables (``PORT=8080``) aside."""
    text = document.read_text()
    for code in [*FENCE.findall(text), *spans(document)]:
        for arguments in COMMAND.findall(code):
            yield from (word for word in arguments.split() if "=" not in word)


def paths(document: Path) -> Iterator[str]:
    """Words of code that look like a path of this repository: below one of its folders, or named like its sources."""
    folders = {path.name for path in ROOT.iterdir() if path.is_dir()} - MADE
    words = (word for span in spans(document) for word in span.split())
    for word in filter(PATH.fullmatch, words):
        first, _, rest = word.partition("/")
        if first not in MADE and ((rest and first in folders) or SOURCE.fullmatch(word.partition("::")[0])):
            yield word


def exists(name: str) -> bool:
    """Whether a path is there. ``<app>`` and ``*`` stand for any name, a bare name for a file of any folder."""
    path, _, function = name.partition("::")
    pattern = re.sub(r"<\w+>", "*", path.rstrip("/"))
    found = [*ROOT.glob(pattern)]
    if "/" not in pattern and not found:
        found = [file for folder in ("qcihungary", "tests", "scripts") for file in (ROOT / folder).rglob(pattern)]
    return bool(found) and (not function or f"def {function}(" in found[0].read_text())


@each_document
def test_relative_links_lead_to_a_file(document: Path) -> None:
    relative = [target for target in links(document) if not re.match(r"[a-z]+:|#", target)]
    assert [target for target in relative if not (document.parent / target.partition("#")[0]).exists()] == []


@each_document
def test_paths_exist(document: Path) -> None:
    assert [name for name in paths(document) if not exists(name)] == []


@each_document
def test_commands_are_in_the_makefile(document: Path) -> None:
    known = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(commands(document)) - known == set()


@each_document
def test_system_checks_exist(document: Path) -> None:
    known = set(re.findall(r'id="(qcihungary\.E\d+)"', (ROOT / "qcihungary/core/checks.py").read_text()))
    assert {span for span in spans(document) if re.fullmatch(r"qcihungary\.E\d+", span)} - known == set()


def test_there_is_something_to_hold_true() -> None:
    """The tests above pass on documents that say nothing; these say much."""
    readme, contributing = ROOT / "README.md", ROOT / "CONTRIBUTING.md"
    assert {"CONTRIBUTING.md", "docs/adr", "CHANGELOG.md"} <= set(links(readme))
    assert {"run", "test"} <= set(commands(readme))
    assert {"qcihungary/core/pages.py", "pyproject.toml", "translation.py"} <= set(paths(contributing))
    assert "qcihungary.E005" in spans(contributing)
    assert not exists("qcihungary/core/no_such_file.py")
    assert not exists("no_such_file.py")
    assert not exists("tests/test_docs.py::test_no_such_thing")


def test_the_readme_has_the_whole_environment() -> None:
    listed = re.findall(r"^#? ?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)
    first_cells = re.findall(r"^\|([^|]+)\|", (ROOT / "README.md").read_text(), re.MULTILINE)
    told = [name for cell in first_cells for name in SPAN.findall(cell)]
    assert sorted(told) == sorted(listed)


@each_adr
def test_a_decision_record_has_its_number_and_its_headings(adr: Path) -> None:
    lines = adr.read_text().splitlines()
    number = re.fullmatch(r"(\d{4})-[a-z0-9-]+", adr.stem)
    assert number, adr.name
    assert lines[0].startswith(f"# {number[1]}. ")
    assert [line for line in lines if line.startswith("## ")] == [
        "## Status",
        "## Context",
        "## Decision",
        "## Consequences",
    ]
    assert re.match(r"(Accepted|Proposed|Superseded by \[\d{4}\]\(.+\)), \d{4}-\d{2}-\d{2}\.", lines[4])
    assert len(lines) <= 40, "a record that nobody finishes reading"


def test_decision_records_are_numbered_one_by_one() -> None:
    assert [int(adr.name[:4]) for adr in ADRS] == list(range(1, len(ADRS) + 1))
    assert ADRS


def test_code_refers_to_decision_records_that_exist() -> None:
    sources = [file for folder in ("qcihungary", "scripts", "templates") for file in (ROOT / folder).rglob("*.*")]
    named = {
        name
        for file in sources
        if file.suffix in {".py", ".sh", ".html"}
        for name in re.findall(r"docs/adr/[\w-]+\.md", file.read_text())
    }
    assert "docs/adr/0004-routing-by-path.md" in named
    assert {name for name in named if not (ROOT / name).exists()} == set()
