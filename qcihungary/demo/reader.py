"""Reads the files of the demo content. What they may hold is tested in ``tests/demo``."""

import tomllib
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).parent / "content"

Data = dict[str, Any]


def read(name: str) -> Data:
    """One file of the content, by its path below ``content`` without the ending."""
    with (CONTENT / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def read_news() -> list[Data]:
    """Every article, from the oldest to the newest."""
    names = sorted(path.stem for path in (CONTENT / "news").glob("*.toml"))
    return sorted((read(f"news/{name}") for name in names), key=lambda article: article["date"])


def read_results() -> list[Data]:
    """Every other result, in the order of the files."""
    return [read(f"results/{path.stem}") for path in sorted((CONTENT / "results").glob("*.toml"))]


def read_events() -> list[Data]:
    """Every event, in the order of the files."""
    return [read(f"training/{path.stem}") for path in sorted((CONTENT / "training").glob("*.toml"))]
