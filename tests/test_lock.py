"""The lock file pins what pyproject.toml asks for, with hashes, and names nobody's registry."""

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
LOCK = (ROOT / "requirements.lock").read_text()
PINS = re.findall(r"^([a-z0-9._-]+)(?:\[[^\]]+\])?==(\S+)", LOCK, re.MULTILINE)
"""Name and version; a package may be pinned once for each range of Python's versions."""


def test_every_requirement_is_pinned_at_a_version_that_it_allows() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    assert len(wanted) > 20
    for requirement in map(Requirement, wanted):
        versions = [version for name, version in PINS if name == canonicalize_name(requirement.name)]
        assert versions, requirement
        assert all(map(requirement.specifier.contains, versions)), requirement


def test_every_package_has_hashes() -> None:
    packages = re.split(r"^(?=\S)", LOCK, flags=re.MULTILINE)
    pinned = [package for package in packages if "==" in package.partition("\n")[0] and not package.startswith("#")]
    assert len(pinned) == len(PINS) > 50
    assert [package for package in pinned if "--hash=sha256:" not in package] == []


def test_no_registry_is_named() -> None:
    assert not re.search(r"://|--(extra-)?index-url|--find-links|file:", LOCK)
