"""Each block of a page's body, rendered: every field that an editor fills is seen by the reader."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import translation
from wagtail.blocks import StructBlockValidationError

from qcihungary.core.blocks import BodyBlock
from qcihungary.core.blocks.reference import ReferenceBlock
from qcihungary.core.checks import body_blocks
from qcihungary.core.documents.document import SiteDocument
from qcihungary.core.documents.shown import PageDocument
from qcihungary.core.identifiers import normalise_doi
from qcihungary.pages.models import StandardPage
from tests.factories import ImageFactory, Trees, body, fresh, homes

pytestmark = pytest.mark.django_db


def shown(*documents: SiteDocument) -> None:
    """Let a live page name documents, so that readers may."""
    page = homes()["en"]
    for document in documents:
        PageDocument.objects.create(page=page, document=document)


def rendered(kind: str, value: Any) -> BeautifulSoup:
    """A block as the body of a page renders it."""
    block = BodyBlock()
    stream = block.to_python(body((kind, value)))
    with translation.override("en"):
        return BeautifulSoup(str(block.render(stream)), "html.parser")


@pytest.fixture
def image() -> Any:
    made = ImageFactory()
    made.make_renditions()
    return made


def test_heading() -> None:
    soup = rendered("heading", {"text": "Őrült kulcsok", "level": "2"})
    assert soup.h2
    assert soup.h2.get_text(strip=True) == "Őrült kulcsok"
    assert soup.h2["id"] == "orult-kulcsok"


def test_a_sub_section_without_a_section_is_a_section() -> None:
    assert rendered("heading", {"text": "Keys", "level": "3"}).h2, "no heading level is left out"


def test_two_headings_of_the_same_words_have_ids_of_their_own() -> None:
    block = BodyBlock()
    value = {"text": "Keys", "level": "2"}
    soup = BeautifulSoup(
        str(block.render(block.to_python(body(("heading", value), ("heading", value))))), "html.parser"
    )
    first, second = soup.find_all("h2")
    assert first["id"] != second["id"]


def test_text_keeps_its_markup() -> None:
    soup = rendered("text", '<p>One <b>bit</b>, <a href="https://doi.org/10.1/x">a link</a></p><ul><li>item</li></ul>')
    assert soup.b
    assert soup.li
    assert soup.a
    assert soup.a["href"] == "https://doi.org/10.1/x"


def test_picture(image: Any) -> None:
    value = {"image": image.pk, "alt": "", "caption": "", "decorative": False}
    soup = rendered("picture", value)
    assert soup.img
    assert soup.img["alt"] == "Two people in a machine room"
    assert soup.img["loading"] == "lazy"
    assert soup.figcaption
    assert "The machine room" in soup.figcaption.text
    assert "Photo by Anna Minta" in soup.figcaption.text
    here = rendered("picture", {**value, "alt": "Alice and Bob", "caption": "Here"})
    assert here.img
    assert here.figcaption
    assert here.img["alt"] == "Alice and Bob"
    assert "Here" in here.figcaption.text
    decorative = rendered("picture", {**value, "decorative": True})
    assert decorative.img
    assert decorative.img["alt"] == ""


def test_a_picture_whose_image_was_deleted() -> None:
    rendered("picture", {"image": 999_999, "alt": "", "caption": "A caption", "decorative": False})


def test_gallery(image: Any) -> None:
    one = {"image": image.pk, "alt": "One", "caption": "First", "decorative": False}
    items = [{"type": "item", "id": alt, "value": {**one, "alt": alt}} for alt in ("One", "Two")]
    soup = rendered("gallery", {"title": "In the laboratory", "pictures": items})
    assert "In the laboratory" in soup.text
    assert [found["alt"] for found in soup.find_all("img")] == ["One", "Two"]


def test_quote() -> None:
    soup = rendered("quote", {"text": "Information is physical.", "attribution": "R. L.", "url": "https://a.hu/"})
    assert soup.blockquote
    assert "Information is physical." in soup.blockquote.text
    assert "R. L." in soup.text
    assert soup.select_one('[href="https://a.hu/"], [cite="https://a.hu/"]')


def test_reference() -> None:
    value = {
        "authors": "A. B.",
        "title": "Keys",
        "container": "Nature 1",
        "year": 2024,
        "doi": "10.1000/x",
        "note": "N",
    }
    soup = rendered("reference", {**value, "url": ""})
    for text in ("A. B.", "Keys", "Nature 1", "2024", "10.1000/x", "N"):
        assert text in soup.text
    assert soup.a
    assert soup.a["href"] == "https://doi.org/10.1000/x"
    without = rendered("reference", {**value, "doi": "", "url": "https://a.hu/"})
    assert without.a
    assert without.a["href"] == "https://a.hu/"


@pytest.mark.parametrize(
    "text", ["10.1000/x", "doi:10.1000/x", "https://doi.org/10.1000/x", " http://dx.doi.org/10.1000/x"]
)
def test_a_doi_is_taken_in_any_form(text: str) -> None:
    assert normalise_doi(text) == "10.1000/x"


def test_what_is_no_doi_is_refused() -> None:
    block = ReferenceBlock()
    with pytest.raises(StructBlockValidationError):
        block.clean(block.to_python({"title": "Keys", "doi": "not a doi"}))


def test_document() -> None:
    file = ContentFile(b"%PDF-1.7\n", name="programme.pdf")
    document = SiteDocument.objects.create(title="Programme", file=file, language="hu")
    shown(document)
    soup = rendered("document", {"document": document.pk, "text": "The programme of the school"})
    assert soup.a
    assert soup.a["href"] == document.url
    for text in ("The programme of the school", "PDF", "9", "Hungarian", document.sha256):
        assert text in soup.text, text


def test_a_video_of_ours() -> None:
    video = SiteDocument.objects.create(title="v", file=ContentFile(b"\0\0\0\x18ftypmp42" + b"\0" * 9, name="v.mp4"))
    captions = SiteDocument.objects.create(
        title="c", language="hu", file=ContentFile(b"WEBVTT\n\n00:00.000 --> 00:01.000\nSzia\n", name="c.vtt")
    )
    shown(video, captions)
    value = {"title": "Keys", "file": video.pk, "captions": captions.pk, "url": "", "poster": None}
    soup = rendered("video", {**value, "description": "A laser is seen."})
    assert soup.video
    assert soup.video["preload"] == "none"
    assert soup.video.has_attr("controls")
    assert not soup.video.has_attr("autoplay")
    assert soup.track
    assert soup.track["srclang"] == "hu"
    assert "Keys" in str(soup)
    assert "A laser is seen." in soup.text


def test_a_video_elsewhere_fetches_nothing_from_there() -> None:
    address = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
    value = {"title": "Keys", "file": None, "captions": None, "url": address, "poster": None, "description": ""}
    soup = rendered("video", value)
    link = soup.select_one(f'a[href="{address}"]')
    assert link, "without JavaScript it is a link"
    assert "YouTube" in soup.text
    fetched = [element for element in soup.select("[src], [srcset], [poster], iframe") if "you" in str(element)]
    assert not fetched


def test_table() -> None:
    table = {
        "caption": "Four states",
        "columns": [{"type": "text", "heading": "Basis"}, {"type": "number", "heading": "Bit"}],
        "rows": [{"values": ["rectilinear", 1.0]}, {"values": ["diagonal", 0.0]}],
    }
    soup = rendered("table", {"table": table, "row_headings": True})
    assert soup.caption
    assert soup.caption.get_text(strip=True) == "Four states"
    assert [cell["scope"] for cell in soup.select("thead th")] == ["col", "col"]
    assert [cell.get_text(strip=True) for cell in soup.select("tbody th[scope=row]")] == ["rectilinear", "diagonal"]


def test_a_table_without_a_caption_is_refused() -> None:
    block = BodyBlock().child_blocks["table"]
    table = {"columns": [{"type": "text", "heading": "Basis"}], "rows": []}
    with pytest.raises(StructBlockValidationError):
        block.clean(block.to_python({"table": table, "row_headings": False}))
    block.clean(block.to_python({"table": {**table, "caption": "Four states"}, "row_headings": False}))


def test_call_to_action(trees: Trees) -> None:
    page = trees[StandardPage, "en"]
    soup = rendered("call_to_action", {"text": "Read on", "page": page.pk, "url": ""})
    assert soup.a
    assert (soup.a.get_text(strip=True), soup.a["href"]) == ("Read on", page.url_path)
    elsewhere = rendered("call_to_action", {"text": "Read on", "page": None, "url": "https://a.hu/"})
    assert elsewhere.a
    assert elsewhere.a["href"] == "https://a.hu/"


def test_a_call_to_action_follows_the_readers_language(client: Client, trees: Trees) -> None:
    english, magyar = fresh(trees[StandardPage, "en"]), fresh(trees[StandardPage, "hu"])
    magyar.body = body(("call_to_action", {"text": "Tovább", "page": english.pk, "url": ""}))
    magyar.save_revision().publish()
    soup = BeautifulSoup(client.get(magyar.url_path).content, "html.parser")
    assert soup.select_one(f'main a[href="{magyar.url_path}"]')


def test_fact_box() -> None:
    soup = rendered("fact_box", {"title": "BB84", "text": "<ul><li>1984</li></ul>"})
    assert "BB84" in soup.text
    assert soup.li


@pytest.mark.parametrize("name", ["call_to_action", "video"])
def test_two_targets_or_none_are_refused(name: str) -> None:
    block = BodyBlock().child_blocks[name]
    for value in ({"text": "x", "title": "x"}, {"text": "x", "title": "x", "page": None, "url": ""}):
        with pytest.raises((StructBlockValidationError, ValidationError)):
            block.clean(block.to_python(value))


def test_no_block_takes_raw_html() -> None:
    names = {type(block).__name__ for block in body_blocks()}
    assert "RawHTMLBlock" not in names
    soup = rendered("quote", {"text": "<script>alert(1)</script>", "attribution": "", "url": ""})
    assert not soup.find("script")


@pytest.mark.parametrize("block", list(BodyBlock().child_blocks.values()), ids=lambda block: block.name)
def test_every_block_has_a_preview_that_renders(block: Any) -> None:
    with translation.override("hu"):
        html = str(block.render(block.get_preview_value()))
    assert html.strip()
