r"""LaTeX as people write it, and text as we write it into LaTeX."""

import random

import pytest

from qcihungary.core.citation import latex


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"Bacs{\'a}rdi", "Bacsárdi"),
        (r"Bacs\'{a}rdi", "Bacsárdi"),
        (r"{\"o}", "ö"),
        (r"\"o", "ö"),
        (r"\H{o}", "ő"),
        (r"{\H u}", "ű"),
        (r"\'\i", "í"),
        (r"\v{C}erm\'ak", "Čermák"),
        (r"{\o}re \ss{} \L{}", "øre ß Ł"),
        ("{QKD} over {Budapest}", "QKD over Budapest"),
        ("{{All of it}}", "All of it"),
        (r"$\alpha^2$ and $H_2O$", "α^2 and H_2O"),
        (r"$|\psi\rangle$ states", "|ψ⟩ states"),
        (r"100\% \& \$5 \_ \#", "100% & $5 _ #"),
        ("AT&T at 100% of #1", "AT&T at 100% of #1"),
        ("pages 1--2", "pages 1–2"),
        ("``quoted''", "“quoted”"),
        ("a~b\n   c", "a b c"),
        (r"\textit{in vitro}", "in vitro"),
        (r"see \url{http://a.b/c_d~e%20}", "see http://a.b/c_d~e%20"),
        ("costs $5", "costs $5"),
        ("unbal{anced", "unbalanced"),
        (r"one\\ two", "one\ntwo"),
        ("Őrség, űrállomás", "Őrség, űrállomás"),
        ("", ""),
    ],
)
def test_latex_is_read(written: str, read: str) -> None:
    assert latex.to_unicode(written) == read


def test_any_text_survives() -> None:
    chance = random.Random(1)  # noqa: S311  (not for secrets)
    pieces = [*"\\{}$&%#_^~`'\"-?!<>,.;:()[]|@=+*/ aXőŰ1“–\n", "--", "$x$", "\\alpha", "''", "?`"]
    for _ in range(3000):
        text = "".join(chance.choices(pieces, k=12))
        plain = "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()
        assert latex.to_unicode(latex.escape(plain)) == plain, repr(plain)
        title = " ".join(text.split())
        assert latex.to_unicode(latex.protect(title)) == title, repr(title)


def test_braces_are_balanced_whatever_the_text() -> None:
    assert latex.escape("}{{") == r"\textbraceright{}\textbraceleft{}\textbraceleft{}"


def test_capitals_are_protected() -> None:
    assert latex.protect("Keys for the QKD of Őriszentpéter by eBay") == (
        "Keys for the {QKD} of {Őriszentpéter} by {eBay}"
    )
    assert latex.protect("QKD") == "{QKD}"


def test_addresses_lose_only_what_was_escaped() -> None:
    assert latex.unescape(r"https://example.org/a\_b\%20{c}~d") == "https://example.org/a_b%20c~d"


def test_what_pylatexenc_stumbles_over_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(text: str) -> str:
        raise RuntimeError

    monkeypatch.setattr(latex, "text_of", fail)
    assert latex.to_unicode("a {b}") == "a {b}"
