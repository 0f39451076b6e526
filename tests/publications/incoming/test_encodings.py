"""A file is read in the encoding that it is in, which only its content tells."""

import pytest

from qcihungary.publications.incoming.encodings import text_of

NAMES = [
    "Bacsárdi, Őze, Győri Űrhajós", "Šimon, Tomáš", "Žilina, Ježek and Božić", "Šťastný, Ťapák", "Kráľ, Veľký",
    "Ľubomír Kráľ", "Novák, Š. and Ľuptáková, Ž.", "Dvořák, Jiří", "Čapek, Křížek", "Dąbrowski and Wałęsa, Łódź",
    "Świątek, Źrebiec", "Ştefănescu, Țîrlea".replace("Ț", "Ţ"), "Hájek, Ondřej and Růžička, Miloš",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1250", "iso8859-2"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_names_of_central_europe_survive(name: str, encoding: str, newline: str) -> None:
    text = newline.join(["@article{a,", f"  author = {{{name}}},", "  title = {A (c) title}", "}", ""])
    assert text_of(text.encode(encoding)) == text


@pytest.mark.parametrize(
    "text", ["„Idézet” – egy… cikkből", "»idézet« és őr", "© 2024 Őr", "Márka® és tűz", "5 µm ± 2 őr", "«Őr» · tűz"]
)
def test_signs_of_windows_are_signs(text: str) -> None:
    assert text_of(text.encode("cp1250")) == text


@pytest.mark.parametrize("content", [b"\x00\x01", b"PK\x03\x04\x00\x00", b"\xff\xfea"])
def test_what_is_no_text_is_told(content: bytes) -> None:
    assert text_of(content) is None
