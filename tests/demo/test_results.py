"""The sample results: they load, they say that they are samples, and the home page shows them."""

import datetime
import io
from typing import Any

import pypdf
import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from PIL import Image

from qcihungary.consortium.models import Member, WorkPackage
from qcihungary.core.outputs.registry import all_outputs
from qcihungary.deliverables.models import Deliverable, DeliverableFile
from qcihungary.demo import loader
from qcihungary.demo.pdf import sample_pdf
from qcihungary.glossary.models import GlossaryTerm
from qcihungary.news.models import NewsPage
from qcihungary.publications.models import Publication
from qcihungary.results.models import OtherResultPage

SAMPLE = {"en": "Sample: ", "hu": "Minta: "}


def test_the_sample_file_is_tagged_and_has_its_title_and_language() -> None:
    reader = pypdf.PdfReader(io.BytesIO(sample_pdf("Sample: a plan (1)", ["One line.", "Another."])), strict=True)
    assert reader.metadata.title == "Sample: a plan (1)"
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"].value is True
    assert len(root["/StructTreeRoot"]["/K"][0].get_object()["/K"]) == 3
    assert "One line." in reader.pages[0].extract_text()


@pytest.fixture
def demo(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The demo content, with little news and nothing drawn: the whole of it is what the browser tests look at."""
    picture = io.BytesIO()
    Image.new("RGB", (64, 36)).save(picture, "JPEG")
    news = list(loader.read_news())
    monkeypatch.setattr(loader, "draw", lambda _key: picture.getvalue())
    monkeypatch.setattr(loader, "read_news", lambda: news[:2])
    call_command("load_demo", stdout=io.StringIO())


def test_no_sample_looks_real_all_are_shown_and_a_schedule_hides_none(client: Client, demo: None) -> None:
    assert Deliverable.objects.count() == 12
    for record in [*Deliverable.objects.all(), *WorkPackage.objects.all()]:
        assert record.title_en.startswith(SAMPLE["en"])
        assert record.title_hu.startswith(SAMPLE["hu"])
    for publication in Publication.objects.all():
        assert publication.original_title.startswith(SAMPLE["en"])
        assert not publication.doi
    for page in OtherResultPage.objects.all():
        assert page.title.startswith(SAMPLE[page.language])
        page.full_clean()
        assert not page.doi
    assert DeliverableFile.objects.get().deliverable.number == "D1.1"
    assert {output.kind for output in all_outputs().values()} == {
        "deliverable", "publication", "dataset", "software", "exhibition",
    }  # fmt: skip
    for path, mark in (
        ("/en/", "Sample: "),
        ("/hu/", "Minta: "),
        ("/en/results/", "Sample: "),
        ("/sitemap.xml", "/d1.1/"),
    ):
        assert mark in client.get(path).content.decode(), path
    text = client.get("/en/results/deliverables/").content.decode()
    assert "D1.2" in text
    assert "Attacks on detectors" not in text
    titles = BeautifulSoup(client.get("/hu/eredmenyek/?kind=deliverable").content, "html.parser").select(
        ".teaser-title"
    )
    assert any("D1.1 Minta: Adatkezelési terv" in title.get_text() for title in titles)
    models: list[Any] = [Deliverable, Publication, GlossaryTerm, Member, NewsPage]
    for model in models:
        draft = model.objects.filter(live=True).first().get_latest_revision_as_object()
        draft.go_live_at = timezone.now() + datetime.timedelta(days=1)
        draft.save_revision().publish()
        assert model.objects.get(pk=draft.pk).live, "until its moment the public reads what it read before"
