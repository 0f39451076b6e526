"""COinS: each kind of work under the names that OpenURL has for it, and no name without a value."""

from urllib.parse import parse_qsl

import pytest

from qcihungary.core.citation.coins import context_object
from qcihungary.core.citation.csl import Item
from qcihungary.core.citation.names import PersonName


@pytest.mark.parametrize(
    ("kind", "container", "told"),
    [
        ("article-journal", "Samples", {"rft.atitle": "Keys", "rft.jtitle": "Samples", "rft.genre": "article"}),
        ("article", "", {"rft.atitle": "Keys", "rft.genre": "preprint"}),
        ("paper-conference", "Talks", {"rft.atitle": "Keys", "rft.btitle": "Talks", "rft.genre": "proceeding"}),
        ("chapter", "Handbook", {"rft.atitle": "Keys", "rft.btitle": "Handbook", "rft.genre": "bookitem"}),
        ("book", "", {"rft.btitle": "Keys", "rft.pub": "House", "rft.genre": "book"}),
        ("report", "", {"rft.btitle": "Keys", "rft.pub": "House", "rft.genre": "report"}),
        ("thesis", "", {"rft.title": "Keys", "rft.inst": "House"}),
        ("dataset", "", {"rft.btitle": "Keys", "rft.pub": "House", "rft.genre": "document"}),
    ],
)
def test_a_kind_of_work_has_its_own_names(kind: str, container: str, told: dict[str, str]) -> None:
    item = Item(
        type=kind, title="Keys", container=container, publisher="House", issued=(2016, 3),
        authors=(PersonName("Minta", "Őrs"),), doi="10.1000/x",
    )  # fmt: skip
    found = dict(parse_qsl(context_object(item), keep_blank_values=True))
    names = ("rft.title", "rft.atitle", "rft.btitle", "rft.jtitle", "rft.pub", "rft.inst", "rft.genre")
    assert {name: value for name, value in found.items() if name in names} == told
    assert (found["rft.date"], found["rft.aulast"], found["rft_id"]) == ("2016-03", "Minta", "info:doi/10.1000/x")
    assert all(found.values())
