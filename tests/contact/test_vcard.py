"""The project in an address book."""

import pytest
from django.test import Client

from qcihungary.consortium.models import ProjectFacts
from qcihungary.contact.vcard import vcard
from tests.factories import Trees

FACTS = {
    "acronym": "QCI; Hungary, \\1",
    "street_en": "1 Fény Street",
    "street_hu": "Fény utca 1.",
    "city_en": "Budapest",
}


def test_it_is_escaped_folded_and_in_the_reader_s_language(client: Client, trees: Trees) -> None:
    ProjectFacts(
        **FACTS, postal_code="1024", phone="+36 1 234 5678", email="info@example.org", title_hu="Á" * 90
    ).save()
    response = client.get("/hu/kapcsolat/vcard/")
    assert response.headers["Content-Type"] == "text/vcard; charset=utf-8"
    assert response.headers["Content-Disposition"] == 'attachment; filename="contact.vcf"'
    text = response.content.decode()
    lines = text.split("\r\n")
    assert lines[:3] == ["BEGIN:VCARD", "VERSION:3.0", r"FN:QCI\; Hungary\, \\1"]
    assert lines[-2:] == ["END:VCARD", ""]
    assert r"ADR;TYPE=WORK:;;Fény utca 1.;Budapest;;1024;Magyarország" in lines
    assert "TEL;TYPE=WORK,VOICE:+36 1 234 5678" in lines
    assert "EMAIL;TYPE=INTERNET:info@example.org" in lines
    assert max(len(line.encode()) for line in lines) <= 75
    assert f"NOTE:{'Á' * 90}\r\n" in text.replace("\r\n ", "")


@pytest.mark.django_db
def test_what_is_not_known_is_left_out() -> None:
    card = vcard(ProjectFacts())
    assert [line.partition(":")[0] for line in card.split("\r\n")[:-1]] == [
        "BEGIN", "VERSION", "FN", "N", "ORG", "X-ABSHOWAS", "END",
    ]  # fmt: skip
