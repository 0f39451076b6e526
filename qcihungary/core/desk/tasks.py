"""The big tasks on the admin's home, which features bring: what most editors come for."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True)
class Task:
    """Something an editor comes to do, as one button."""

    label: "str | StrPromise"
    icon: str
    """One of Wagtail's icons."""

    url: Callable[[HttpRequest], str | None]
    """Where it begins for the user of a request; None where they may not do it."""

    order: int
    """Its place; small numbers stand first."""


_tasks: dict[str, Task] = {}


def register_task(name: str, task: Task) -> None:
    """Put a task onto the admin's home."""
    _tasks[name] = task


def tasks() -> list[Task]:
    """All tasks, in their order."""
    return sorted(_tasks.values(), key=lambda task: task.order)
