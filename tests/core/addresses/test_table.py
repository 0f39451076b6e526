"""An address, once given out, lives: what happens to the pages above × what it leads to × language × a query."""

import pytest
from django.test import Client

from tests.core.addresses.site import THINGS, Estate, furnish
from tests.factories import Trees

QUERY = "utm_source=letter&tag=light"
RIGHT = {
    "renamed": 301,
    "moved": 301,
    "ancestor_renamed": 301,
    "three_in_a_row": 301,
    "renamed_back": 200,
    "swapped": 301,
    "deleted": 410,
    "unpublished": 410,
    "restricted": 410,
}
"""What an address answers after an action; a 301 leads to where the thing is now."""

STAYS = {
    "swapped": (
        "list page",
        "second page of a list",
        "list by tag",
        "feed",
        "feed of records",
        "register",
        "other result",
    )
}
"""What answers itself nevertheless: two of these have taken each other's address, and what lives there wins."""


def asked(address: str, query: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}{query}" if query else address


@pytest.mark.parametrize("code", ["en", "hu"])
@pytest.mark.parametrize("action", RIGHT)
def test_each_address_lives(client: Client, trees: Trees, action: str, code: str) -> None:
    furnish(trees, code)
    estate = Estate(trees, code)
    before = {thing: estate.address(thing) for thing in THINGS}
    getattr(estate, action)()
    wrong: list[tuple[object, ...]] = []
    for thing, address in before.items():
        right = 200 if thing in STAYS.get(action, ()) else RIGHT[action]
        for query in ("", QUERY):
            place = asked(estate.address(thing), query) if right == 301 else None
            response = client.get(asked(address, query))
            if (got := (response.status_code, response.headers.get("Location"))) != (right, place):
                wrong.append((asked(address, query), got, (right, place)))
            elif place and not query and client.get(place).status_code != 200:
                wrong.append((place, "leads nowhere"))
            if response.streaming:
                list(response)  # the client closes the file then, and leaves the database alone
    assert wrong == []
