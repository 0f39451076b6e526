"""Asking Crossref and DataCite over HTTP: who asks is named, nobody waits for long, and a failure is no error."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import requests

from qcihungary.consortium.asking import user_agent

CROSSREF = "https://api.crossref.org/works"
DATACITE = "https://api.datacite.org/dois"

BUDGET = 20.0
"""Seconds for all look-ups of one paste: the editor waits for them."""

TIMEOUT = (3.05, 8.0)
"""Seconds for connecting, and for each answer."""

PAUSES = (0.5, 1.5)
"""Seconds before the second and the third attempt."""

LONGEST_PAUSE = 4.0
TRANSIENT = frozenset({429, 500, 502, 503, 504})


class UnreachableError(Exception):
    """A service gave no usable answer in time."""


def pause(seconds: float) -> None:
    """Wait before the next attempt."""
    time.sleep(seconds)


@dataclass(frozen=True, slots=True)
class Asker:
    """One round of look-ups, with its own time to live."""

    contact: str
    deadline: float = field(default_factory=lambda: time.monotonic() + BUDGET)

    @property
    def headers(self) -> dict[str, str]:
        """Who we are, and what we understand."""
        return {"User-Agent": user_agent(self.contact), "Accept": "application/json"}

    def ask(self, address: str, **parameters: str | int) -> Mapping[str, Any] | None:
        """The JSON object at an address, or None where there is none.

        Raises:
            UnreachableError: no answer came, in spite of a few attempts.
        """
        for seconds in (*PAUSES, None):
            if time.monotonic() >= self.deadline:
                raise UnreachableError(address)
            try:
                response = requests.get(address, params=parameters, headers=self.headers, timeout=TIMEOUT)
            except requests.RequestException as error:
                failure: Exception = error
                wait = seconds
            else:
                if response.status_code not in TRANSIENT:
                    return found(response)
                failure = UnreachableError(response.status_code)
                wait = retry_after(response, seconds)
            if seconds is None or wait is None or time.monotonic() + wait >= self.deadline:
                raise UnreachableError(address) from failure
            pause(wait)
        raise UnreachableError(address)


def found(response: requests.Response) -> Mapping[str, Any] | None:
    """What a final answer says.

    Raises:
        UnreachableError: it is neither an object nor "not found".
    """
    if response.status_code in (requests.codes.not_found, requests.codes.gone):
        return None
    try:
        data = response.json() if response.ok else None
    except requests.JSONDecodeError:
        data = None
    if not isinstance(data, Mapping):
        raise UnreachableError(response.url)
    return data


def retry_after(response: requests.Response, seconds: float | None) -> float | None:
    """How long the service wants us to wait, if it says so and it isn't too long."""
    wanted = response.headers.get("Retry-After", "")
    if not wanted.isdecimal():
        return seconds
    return float(wanted) if float(wanted) <= LONGEST_PAUSE else None
