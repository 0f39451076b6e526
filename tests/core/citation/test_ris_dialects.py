"""RIS as EndNote, Zotero, Web of Science, Scopus and Mendeley write it."""

import pytest

from qcihungary.core.citation import ris
from qcihungary.core.citation.csl import Item
from qcihungary.core.citation.names import PersonName


def one(*lines: str, kind: str = "JOUR") -> Item:
    (item,) = ris.read("\r\n".join([f"TY  - {kind}", *lines, "ER  - ", ""])).items
    return item


TITLE = "TI  - Sample: keys"
CELLS = [
    # EndNote
    (["A1  - Imre, Sándor", TITLE], {"authors": (PersonName("Imre", "Sándor"),)}),
    (["AU  - King, Martin Luther, Jr."], {"authors": (PersonName("King Jr.", "Martin Luther"),)}),
    (["AU  - QCIHungary Consortium,"], {"authors": (PersonName(literal="QCIHungary Consortium"),)}),
    (["AU  - Imre, S.", "AU  - et al."], {"authors": (PersonName("Imre", "S."), PersonName(literal="et al."))}),
    (["T1  - Sample: keys", "JF  - Journal", "JA  - J."], {"title": "Sample: keys", "container": "Journal"}),
    (["T1  - Sample: keys", "JA  - J. Sampl."], {"container": "J. Sampl."}),
    (["Y1  - 2024/03//"], {"issued": (2024, 3)}),
    (["PY  - 2024", "DA  - 2024/03/09/"], {"issued": (2024, 3, 9)}),
    (["PY  - 2024///"], {"issued": (2024,)}),
    (["SN  - 0028-0836", "N2  - Of keys."], {"issn": "0028-0836", "abstract": "Of keys."}),
    # Zotero
    (["T2  - Journal", "J2  - J."], {"container": "Journal"}),
    (["DA  - 2024/03/09/", "PY  - 2024"], {"issued": (2024, 3, 9)}),
    (["DO  - 10.1000/Abc", "UR  - https://doi.org/10.1000/abc"], {"doi": "10.1000/abc", "url": ""}),
    (["LA  - hu", "N1  - A note"], {"language": "hu", "note": "A note"}),
    # Web of Science
    (["C7  - 044053", "SN  - 0028-0836", "SN  - 1476-4687"], {"number": "044053", "issn": "0028-0836"}),
    (["DA  - MAR 5", "PY  - 2024"], {"issued": (2024, 3, 5)}),
    (["SP  - 1145", "EP  - 1152"], {"page": "1145-1152"}),
    (["LA  - English"], {"language": "English"}),
    # Scopus
    (["SN  - 00280836 (ISSN)"], {"issn": "0028-0836"}),
    (["SN  - 9783161484100 (ISBN); 00280836 (ISSN)"], {"issn": "0028-0836", "isbn": "9783161484100"}),
    (["SP  - 1145", "EP  - 1152", "PY  - 2024"], {"page": "1145-1152", "issued": (2024,)}),
    (["KW  - one", "KW  - two"], {"keywords": ("one", "two")}),
    (["M3  - Article", "DO  - 10.1000/abc"], {"genre": "Article", "doi": "10.1000/abc"}),
    # Mendeley
    (["JO  - Journal", "PY  - 2024/3/9"], {"container": "Journal", "issued": (2024, 3, 9)}),
    (["SP  - 1145–1152", "EP  - 1152"], {"page": "1145-1152"}),
    (["SP  - 1145-1152"], {"page": "1145-1152"}),
    (["L1  - https://doi.org/10.1000/abc"], {"doi": "10.1000/abc"}),
    (["UR  - https://example.org/a"], {"url": "https://example.org/a"}),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "said"), CELLS)
def test_dialects_of_ris(lines: list[str], said: dict[str, object]) -> None:
    item = one(*lines)
    assert {name: getattr(item, name) for name in said} == said


def test_a_second_address_is_named_and_mtmt_is_known() -> None:
    found = ris.read(
        "TY  - JOUR\nTI  - T\nID  - MTMT:12\nUR  - https://a.example\nUR  - https://b.example\nER  - \n"
    ).found[0]
    assert (found.item.url, found.item.mtmt) == ("https://a.example", "12")
    assert found.lost == (("UR", "https://b.example"),)
