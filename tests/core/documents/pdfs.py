"""PDFs to upload, made by pypdf, each with and without what makes it accessible."""

import io

from pypdf import PageObject, PdfWriter
from pypdf.generic import (
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    TextStringObject,
)


def pdf(
    *,
    pages: int = 2,
    text: str = "Quantum keys travel over fibres.",
    title: str = "",
    language: str = "",
    tagged: bool = False,
    password: str | None = None,
    picture: bool = False,
    drawn: tuple[int, int] | None = None,
) -> bytes:
    """A PDF. An empty password only restricts what readers may do with it; with a picture each page is like a scan,
    and one can be drawn of some width and height.
    """
    writer = PdfWriter()
    for _number in range(pages):
        page = writer.add_blank_page(width=595, height=842)
        write(writer, page, text)
        if picture:
            lay_picture(writer, page)
        if drawn:
            draw_picture(writer, page, *drawn)
    if title:
        writer.add_metadata({"/Title": title})
    if language:
        writer.root_object[NameObject("/Lang")] = TextStringObject(language)
    if tagged:
        marks = DictionaryObject({NameObject("/Marked"): BooleanObject(True)})  # noqa: FBT003  (pypdf's)
        writer.root_object[NameObject("/MarkInfo")] = marks
        writer.root_object[NameObject("/StructTreeRoot")] = DictionaryObject()
    if password is not None:
        writer.encrypt(password, owner_password="owner", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def write(writer: PdfWriter, page: PageObject, text: str) -> None:
    """Set a line in Helvetica."""
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): font})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    content = DecodedStreamObject()
    content.set_data(f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode())
    page[NameObject("/Contents")] = writer._add_object(content)


def lay_picture(writer: PdfWriter, page: PageObject) -> None:
    """Name a picture among what the page draws with, within a drawing, as scanners do."""
    picture = DecodedStreamObject()
    picture.update({NameObject("/Type"): NameObject("/XObject"), NameObject("/Subtype"): NameObject("/Image")})
    drawing = DecodedStreamObject()
    inner = DictionaryObject(
        {NameObject("/XObject"): DictionaryObject({NameObject("/P"): writer._add_object(picture)})}
    )
    drawing.update({NameObject("/Subtype"): NameObject("/Form"), NameObject("/Resources"): inner})
    resources = page[NameObject("/Resources")]
    resources[NameObject("/XObject")] = DictionaryObject({NameObject("/D"): writer._add_object(drawing)})


def draw_picture(writer: PdfWriter, page: PageObject, width: int, height: int) -> None:
    """Draw a picture of this size after the text."""
    picture = DecodedStreamObject()
    picture.update({NameObject("/Type"): NameObject("/XObject"), NameObject("/Subtype"): NameObject("/Image")})
    page[NameObject("/Resources")][NameObject("/XObject")] = DictionaryObject(
        {NameObject("/P"): writer._add_object(picture)}
    )
    content = DecodedStreamObject()
    content.set_data(page.get_contents().get_data() + f" q {width} 0 0 {height} 0 0 cm /P Do Q".encode())
    page[NameObject("/Contents")] = writer._add_object(content)
