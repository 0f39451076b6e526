"""The clock of the tests: where it is kept between its setting and its return to the real time."""

import datetime

import pytest
import time_machine

CLOCK = pytest.StashKey[time_machine.travel]()


def begin_at(moment: str) -> time_machine.travel:
    """Let the time go on from ``moment`` (ISO 8601, with its offset)."""
    clock = time_machine.travel(datetime.datetime.fromisoformat(moment))
    clock.start()
    return clock
