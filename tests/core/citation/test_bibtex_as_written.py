"""BibTeX as tools and people write it: each case with what BibTeX, or biber, makes of it."""

import random
from typing import Any

import pybtex.database
import pytest

from qcihungary.core.citation import bibtex
from qcihungary.core.citation.csl import Item
from qcihungary.core.citation.latex import to_unicode
from qcihungary.core.citation.names import PersonName, display_names


def only(text: str) -> Item:
    reading = bibtex.read(text)
    assert reading.broken == []
    return reading.found[-1].item


def field(given: str, kind: str = "article") -> Item:
    return only(f"@{kind}{{a, {given}}}" if "title" in given.lower() else f"@{kind}{{a, title={{T}}, {given}}}")


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"\mbox{QKD} over fibre", "QKD over fibre"),
        (r"Over \SI{5}{\km} of fibre", "Over 5 km of fibre"),
        (r"\SI{1.5}{\kilo\metre} and \qty{10}{\bit\per\second}", "1.5 km and 10 bit/s"),
        (r"\qty{20}{km}, \num{1000} times, \num{1e-9}, \si{\giga\hertz}", "20 km, 1000 times, 1×10^-9, GHz"),
        (r"\href{https://a.example/x_y}{The text} stays", "The text stays"),
        (r"See \url{https://a.example/x_y%20}", "See https://a.example/x_y%20"),
        (r"\TeX{} and \LaTeX", "TeX and LaTeX"),
        (r"\textit{In} \emph{vivo} \textbf{b} \texttt{c} \textsc{d} {\em e} {\it f}", "In vivo b c d e f"),
        (r"Rb\textsuperscript{87}, H\textsubscript{2}O, \ce{H2O}", "Rb87, H2O, H2O"),
        (r"$\alpha$ and $10^{-3}$", "α and 10^-3"),
        (r"A--B, C---D, a~b, R\&D, 5\%, \#1, a\_b, \$5", "A–B, C—D, a b, R&D, 5%, #1, a_b, $5"),
        (r"\'Ad\'am {\'E}va \H{o} \H o {\H{U}} \v{c} \v s \ss{} \o{} {\O} \i", "Ádám Éva ő ő Ű č š ß ø Ø ı"),
        (r"\'{\i} \'\i{} \^{\j} \l{}\L{} \ae{}\OE{} \aa{} \c{c} \k{a} \u{g} \.z \r u", "í í ĵ łŁ æŒ å ç ą ğ ż ů"),
        (r"\"{o}\"o {\"O} \~n \`a \=a", "öö Ö ñ à ā"),
        (r"``Quoted'' and \enquote{this}", "“Quoted” and “this”"),
        (r"\textcolor{red}{word} \foreignlanguage{german}{Wort} \texorpdfstring{$\alpha$}{alpha}", "word Wort alpha"),
        (r"\noopsort{b}Title \uppercase{x} \textsf{y} \underline{u} \NoCaseChange{Z}", "Title x y u Z"),
        (r"{{{Triple} braces}}", "Triple braces"),
        (r"100 % sure", "100 % sure"),
        (r"wave\-length a\slash b \ldots", "wavelength a/b …"),
        (r"{\textless}i{\textgreater}n{\textless}/i{\textgreater} {\S}3 {\copyright} {\euro}", "<i>n</i> §3 © €"),
        (r"Our \QKD and {\MyMacro}, \braket{a|b}, \textcommabelow{s}", "Our QKD and MyMacro, ⟨a|b⟩, s\u0326"),
        (r"\protect Keys\cite{a} of \relax $\left( n \right)$", "Keys of ( n )"),
        ("Two\n   lines", "Two lines"),
    ],
)  # fmt: skip
def test_no_word_of_a_title_is_lost(latex: str, text: str) -> None:
    assert to_unicode(latex) == text
    assert field(f"title = {{{latex}}}").title == text


@pytest.mark.parametrize(
    ("written", "names"),
    [
        (r"Imre, S. and \'Ad\'am, P.", ["Imre, S.", "Ádám, P."]),
        (r"\'Ad\'am, P. and \H{O}ry, \'E.", ["Ádám, P.", "Őry, É."]),
        (r"{\'A}d{\'a}m, P{\'e}ter", ["Ádám, Péter"]),
        ("Imre, S. AND Kis, A.\n and  Nagy, B.", ["Imre, S.", "Kis, A.", "Nagy, B."]),
        ("Ludwig van Beethoven", ["van Beethoven, Ludwig"]),
        ("von der Leyen, Ursula and Charles Louis Xavier Joseph de la Vall{\\'e}e Poussin",
         ["von der Leyen, Ursula", "de la Vallée Poussin, Charles Louis Xavier Joseph"]),
        ("King, Jr., Martin Luther", ["King Jr., Martin Luther"]),
        ("King, Martin Luther, Jr.", ["King Jr., Martin Luther"]),
        ("Laszlo Lovasz 0001 and Kis, A.", ["Lovasz, Laszlo", "Kis, A."]),
        ("{QCIHungary Consortium} and {Barnes and Noble}", ["QCIHungary Consortium", "Barnes and Noble"]),
        ("Aristotle", ["Aristotle"]),
        ("Imre, S. and others", ["Imre, S.", "et al."]),
        ("Imre, S., Kis, A., Nagy, B. and Papp, C.", None),
        ("Imre, S., Kis, A.", ["Imre, S.", "Kis, A."]),
        ("Armand and anderssen and P.~Nagy", ["Armand", "anderssen", "Nagy, P."]),
        (r"{\relax Ch}ristos Papa", ["Papa, Christos"]),
        ("and", None),
        ("{}", []),
    ],
)  # fmt: skip
def test_names_are_taken_apart_as_bibtex_does_it(written: str, names: list[str] | None) -> None:
    item = field(f"author = {{{written}}}")
    if names is not None:
        assert [name.sorted_form for name in item.authors] == names


@pytest.mark.parametrize(
    ("given", "attribute", "value"),
    [
        # fields of biblatex
        ("title={Keys}, subtitle={A tale}", "title", "Keys: A tale"),
        ("title={Why?}, subtitle={A tale}", "title", "Why? A tale"),
        ("title={Keys}, titleaddon={Reprint}", "title", "Keys. Reprint"),
        ("booktitle={Proc. A}, booksubtitle={Tales}", "container", "Proc. A: Tales"),
        ("journaltitle={Nature}, journalsubtitle={Physics}", "container", "Nature: Physics"),
        ("location={Budapest}", "publisher_place", "Budapest"),
        ("date={2024-03-09}", "issued", (2024, 3, 9)),
        ("date={2024-03}", "issued", (2024, 3)),
        ("date={2024-03-09/2024-03-11}", "issued", (2024, 3, 9)),
        ("date={2024/2025}", "issued", (2024,)),
        # languages
        ("language={german}", "language", "de"),
        ("language={slovak}", "language", "sk"),
        ("language={en-US}", "language", "en"),
        ("langid={ngerman}", "language", "de"),
        ("hyphenation={magyar}", "language", "hu"),
        ("language={hun}", "language", "hu"),
        ("language={Klingonian or so}", "language", ""),
        # identifiers
        ("url={https://doi.org/10.1000/ab}", "doi", "10.1000/ab"),
        ("url={http://dx.doi.org/10.1000/AB}", "doi", "10.1000/ab"),
        ("url={https://doi.org/10.1000/ab}", "url", ""),
        ("doi={doi:10.1000/ab}", "doi", "10.1000/ab"),
        ("doi={https://dx.doi.org/10.1000/a\\_b}", "doi", "10.1000/a_b"),
        ("note={doi: 10.1000/ab}", "doi", "10.1000/ab"),
        ("howpublished={\\url{https://doi.org/10.1000/ab}}", "doi", "10.1000/ab"),
        ("doi={10.1000/ab}, url={https://example.org/x}", "url", "https://example.org/x"),
        ("issn={0028-0836, 1476-4687}", "issn", "0028-0836"),
        ("issn={1476-4687 (online)}, isbn={978-3-16-148410-0}", "issn", "1476-4687"),
        ("isbn={978-3-16-148410-0; 3-16-148410-X}", "isbn", "9783161484100"),
        ("eprint={2404.12345}, eprinttype={arxiv}", "arxiv", "2404.12345"),
        ("eprint={2404.12345}, archivePrefix={arXiv}, primaryClass={quant-ph}", "arxiv", "2404.12345"),
        ("url={https://arxiv.org/abs/2404.12345}", "arxiv", "2404.12345"),
        # dates
        ("year=2024, month=mar", "issued", (2024, 3)),
        ("year=2024, month={March}", "issued", (2024, 3)),
        ("year=2024, month={3}, day={5}", "issued", (2024, 3, 5)),
        ("year=2024, month={március}", "issued", (2024, 3)),
        ("year=2024, month=március", "issued", (2024, 3)),
        ("year=2024, month={szeptember}", "issued", (2024, 9)),
        ("year=2024, month={m\\'ajus}", "issued", (2024, 5)),
        ("year=2024, month={ápr.}", "issued", (2024, 4)),
        ("year=2024, month={június}", "issued", (2024, 6)),
        ("year=2024, month={MAR 5}", "issued", (2024, 3, 5)),
        ("year=2024, month=mar # \"~5\"", "issued", (2024, 3, 5)),
        ("year=2024, month={May--June}", "issued", (2024, 5)),
        ("year={{2024}}", "issued", (2024,)),
        ("year={c2024}", "issued", (2024,)),
        # fields of others
        ("pages={12--15}", "page", "12-15"),
        ("Journal = {{NATURE}}", "container", "NATURE"),
        ("title={First}, title={Second}", "title", "First"),
        ("author={Imre, S. and Kis, A.}, author={Other, O.}", "authors",
         (PersonName(family="Imre", given="S."), PersonName(family="Kis", given="A."))),
        ("author={Abbott, B.}, collaboration={LIGO Scientific}", "authors",
         (PersonName(family="Abbott", given="B."), PersonName(literal="LIGO Scientific Collaboration"))),
    ],
)  # fmt: skip
def test_fields_say_what_they_mean(given: str, attribute: str, value: Any) -> None:
    assert getattr(field(given), attribute) == value


@pytest.mark.parametrize(
    ("kind", "csl"),
    [
        ("techreport", "report"), ("phdthesis", "thesis"), ("inproceedings", "paper-conference"),
        ("incollection", "chapter"), ("dataset", "dataset"), ("software", "software"), ("online", "webpage"),
        ("patent", "patent"), ("standard", "standard"), ("report", "report"), ("thesis", "thesis"), ("mvbook", "book"),
        ("conference", "paper-conference"), ("InBook", "chapter"), ("ARTICLE", "article-journal"), ("talk", "speech"),
    ],
)  # fmt: skip
def test_each_type_is_what_it_says(kind: str, csl: str) -> None:
    assert field("author={Imre, S.}", kind).type == csl


def test_strings_are_resolved_in_any_case_and_through_repeated_keys() -> None:
    text = '@STRING{PRL = "Phys. Rev. " # "Lett."}\n@string(x = {A})\n' + 2 * (
        "@article{a, title = {On } # x # { things}, author = {Imre, S. and Kis, A.}, journal = prl,"
        " journal = {Other}}\n"
    )
    reading = bibtex.read(text)
    assert [found.item.container for found in reading.found] == ["Phys. Rev. Lett."] * 2
    assert [found.item.title for found in reading.found] == ["On A things"] * 2
    assert [len(found.item.authors) for found in reading.found] == [2, 2]
    assert [found.notes for found in reading.found] == [(), ("repeated",)]
    assert reading.found[0].lost == (("journal", "Other"),)
    undefined = bibtex.read("@article{a, title={T}, journal=nosuch}").found[0]
    assert (undefined.item.container, undefined.notes) == ("nosuch", ("undefined",))


@pytest.mark.parametrize("parent_first", [True, False])
def test_parents_are_inherited_from_in_any_order(*, parent_first: bool) -> None:
    parents = (
        "@proceedings{P, title={Proc. of Samples}, subtitle={Vol. A}, year=2024, editor={Nagy, Éva}, doi={10.1000/p},"
        " publisher={Press}, isbn={978-3-16-148410-0}}\n@xdata{X, location={Budapest}, series={LNS}}\n"
    )
    child = "@inproceedings{c, title={Keys}, author={Imre, S.}, crossref={p}, xdata={X}, pages={1--2}}\n"
    reading = bibtex.read(parents + child if parent_first else child + parents)
    item = next(found.item for found in reading.found if found.item.id == "c")
    assert len(reading.found) == 2, "shared data is no work"
    assert (item.title, item.container, item.issued) == ("Keys", "Proc. of Samples: Vol. A", (2024,))
    assert (item.publisher, item.isbn, item.publisher_place) == ("Press", "9783161484100", "Budapest")
    assert (item.editors, item.doi) == ((PersonName(family="Nagy", given="Éva"),), "")


def test_an_entry_that_is_its_own_parent_stops_nothing() -> None:
    assert only("@inbook{a, title={A}, crossref={b}}\n@inbook{b, title={B}, crossref={a}}").title == "B"


def test_what_cannot_be_kept_is_named() -> None:
    found = bibtex.read(
        "@article{a, title={T}, chapter={3}, issn={0028-0836, 1476-4687}, funding={EU \\& co}, timestamp={x}}"
    ).found[0]
    assert set(found.lost) == {("chapter", "3"), ("ISSN", "1476-4687"), ("funding", "EU & co")}


def test_web_of_science_writes_its_own_bibtex() -> None:
    item = only(
        "\n@article{ WOS:000123456700001,\nAuthor = {Imre, Sandor and Gyongyosi, Laszlo},\nTitle = {{Quantum keys &\n"
        "   more}},\nJournal = {{JOURNAL OF SAMPLES}},\nYear = {{2024}},\nVolume = {{12}},\nMonth = {{MAR 5}},\n"
        "DOI = {{10.1000/ABC}},\nISSN = {{0028-0836}},\nEISSN = {{1476-4687}},\nUnique-ID = {{WOS:01}},\n}\n"
    )
    assert (item.title, item.container) == ("Quantum keys & more", "JOURNAL OF SAMPLES")
    assert (item.issued, item.doi, item.issn) == ((2024, 3, 5), "10.1000/abc", "0028-0836")
    assert [name.family for name in item.authors] == ["Imre", "Gyongyosi"]


def test_mtmt_writes_its_own_bibtex() -> None:
    item = only(
        "@CONFERENCE{MTMT:34567891,\n\ttitle = {Kulcsok},\n\turl = {https://m2.mtmt.hu/api/publication/34567891},\n"
        "\tauthor = {Bacsárdi, László and Imre, Sándor},\n\tbooktitle = {Kiber},\n\tunique-id = {34567891},\n"
        "\torcid-numbers = {Imre, Sándor/0000-0002-1825-0097; Kis, A/0000-0001-5109-3700},\n\tyear = {2023},\n}\n"
    )
    assert (item.mtmt, item.type, item.container) == ("34567891", "paper-conference", "Kiber")
    assert [name.orcid for name in item.authors] == ["", "0000-0002-1825-0097"]
    assert only("@misc{MTMT:12, title={T}}").mtmt == "12"
    assert only("@misc{a, title={T}, url={https://m2.mtmt.hu/gui2/?mode=browse&params=publication;12}}").mtmt == "12"


def test_scopus_writes_its_own_bibtex() -> None:
    found = bibtex.read(
        "Scopus\nEXPORT DATE: 01 May 2024\n\n@ARTICLE{Imre20241,\n\tauthor = {Imre, Sándor},\n\ttitle = {Keys},\n"
        "\tart_number = {044001},\n\tauthor_keywords = {QKD; fibre},\n\tsource = {Scopus},\n\tcoden = {J}\n}\n"
    ).found[0]
    assert (found.item.number, found.item.keywords, found.lost) == ("044001", ("QKD", "fibre"), ())


def test_others_are_shown_in_both_languages() -> None:
    names = field("author={Imre, S. and others}").authors
    assert display_names(names, "en") == "S. Imre et al."
    assert display_names(names, "hu") == "Imre S. és mtsai"


GIVEN = ["S.", "S{\\'a}ndor", "{\\'E}va", "Jean-Luc", "A. B.", "\\H{O}rs"]
FAMILY = [
    "Imre",
    "Bacs{\\'a}rdi",
    "van der Berg",
    "de la Vall{\\'e}e",
    "{\\v{C}}ech",
    "O'Neill",
    "Nagy-Kis",
    "von Neumann",
]


def large_file(entries: int) -> str:
    chance = random.Random(7)  # noqa: S311  (a file that is the same each time)
    parts = ['@string{jos = "Journal of Samples"}\n']
    for number in range(entries):
        people = " and ".join(
            chance.choice(
                [
                    f"{chance.choice(FAMILY)}, {chance.choice(GIVEN)}",
                    f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}",
                    f"{chance.choice(FAMILY)}, Jr., {chance.choice(GIVEN)}",
                    "{The Sample and Test Collaboration}",
                ]
            )
            for _place in range(chance.randint(1, 5))
        )
        journal = chance.choice(["jos", "{Nature}", '"A {B}"', 'jos # " (sample)"', "{J.} # { A}"])
        month = chance.choice(["mar", "{May}", '"12"', "sep"])
        parts.append(
            f"@{chance.choice(['article', 'Book', 'INPROCEEDINGS', 'misc'])}{{k{number},\n title = {{{{Q}} no. {number}"
            f" of \\emph{{x}}}},\n AUTHOR = {{{people}}},\n year = {chance.randint(1990, 2025)},\n month = {month},\n"
            f" journal = {journal},\n volume = {number}{chance.choice(['', ','])}\n}}\n\nfree text\n"
        )
    return "".join(parts)


def test_pybtex_reads_the_same_entry_by_entry() -> None:
    text = large_file(400)
    theirs = pybtex.database.parse_string(text, "bibtex").entries
    ours = bibtex.read(text)
    assert ours.broken == []
    assert len(ours.items) == len(theirs) == 400
    for item in ours.items:
        entry = theirs[item.id]
        people = [to_unicode(" ".join((*each.prelast_names, *each.last_names))) for each in entry.persons["author"]]
        given = [to_unicode(" ".join(each.bibtex_first_names)) for each in entry.persons["author"]]
        assert [(name.family or name.literal).removesuffix(" Jr.") for name in item.authors] == people
        assert [name.given for name in item.authors] == given
        assert item.title == to_unicode(entry.fields["title"])
        assert item.container == to_unicode(entry.fields["journal"])
        assert (str(item.year), item.volume) == (entry.fields["year"], entry.fields["volume"])
