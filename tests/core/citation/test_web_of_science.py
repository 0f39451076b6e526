"""Web of Science's plain text."""

from qcihungary.core.citation import web_of_science
from qcihungary.core.citation.names import PersonName

TEXT = """FN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Imre, S
   Gyongyosi, L
AF Imre, Sandor
   Gyongyosi, Laszlo
TI Quantum keys over
   deployed fibre
SO JOURNAL OF SAMPLES
LA English
DT Article
DE keys; fibre
SN 0028-0836
EI 1476-4687
PD MAR 5
PY 2024
VL 12
IS 3
BP 1145
EP 1152
DI 10.1000/ABC
UT WOS:000123
ER

PT J
AU Minta, A
TI Another
PY 2023
CT Sample Conference
CL Budapest, Hungary
ER
EF
"""


def test_each_record_is_read() -> None:
    assert web_of_science.is_one(TEXT)
    first, second = web_of_science.read(TEXT).found
    item = first.item
    assert (first.line, second.line) == (3, 26)
    assert (item.type, item.title, item.container) == (
        "article-journal", "Quantum keys over deployed fibre", "JOURNAL OF SAMPLES"
    )  # fmt: skip
    assert item.authors[0] == PersonName(family="Imre", given="Sandor")
    assert (item.issued, item.page, item.doi) == ((2024, 3, 5), "1145-1152", "10.1000/abc")
    assert (item.issn, first.lost) == ("0028-0836", (("ISSN", "1476-4687"),))
    assert item.keywords == ("keys", "fibre")
    assert (second.item.title, second.item.event, second.item.event_place) == (
        "Another", "Sample Conference", "Budapest, Hungary"
    )  # fmt: skip
