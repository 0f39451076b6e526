"""A small PDF that everybody can read: tagged, with its title and language. It needs nothing but Helvetica."""

LINE = 20
TOP = 760

OBJECTS = (
    (
        "<< /Type /Catalog /Pages 2 0 R /Lang (en) /MarkInfo << /Marked true >> /StructTreeRoot 6 0 R"
        " /ViewerPreferences << /DisplayDocTitle true >> >>"
    ),
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    (
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R"
        " /StructParents 0 /Tabs /S >>"
    ),
    "<< /Length {length} >>\nstream\n{content}\nendstream",
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    "<< /Type /StructTreeRoot /K [7 0 R] /ParentTree 8 0 R >>",
    "<< /Type /StructElem /S /Document /P 6 0 R /K [{elements}] >>",
    "<< /Nums [0 [{elements}]] >>",
    "<< /Title ({title}) /Producer (QCIHungary) >>",
)
"""The first nine objects; after them comes an element of the structure for each line."""


def sample_pdf(title: str, lines: list[str]) -> bytes:
    """A page with a heading and paragraphs of one line each."""
    texts = [escaped(text) for text in (title, *lines)]
    content = "\n".join(marked(place, text) for place, text in enumerate(texts))
    first = len(OBJECTS) + 1
    elements = " ".join(f"{first + place} 0 R" for place in range(len(texts)))
    names = {"length": len(content.encode("cp1252")), "content": content, "elements": elements, "title": texts[0]}
    bodies = [filled(body, names) for body in OBJECTS]
    bodies += [
        f"<< /Type /StructElem /S /{'P' if place else 'H1'} /P 7 0 R /Pg 3 0 R /K {place} >>"
        for place in range(len(texts))
    ]
    return whole(bodies)


def filled(body: str, names: dict[str, object]) -> str:
    """An object with what stands in braces filled in."""
    for name, value in names.items():
        body = body.replace(f"{{{name}}}", str(value))
    return body


def marked(place: int, text: str) -> str:
    """One line of the page, marked as what the structure says it is."""
    tag, size = ("P", 11) if place else ("H1", 18)
    return f"/{tag} << /MCID {place} >> BDC BT /F1 {size} Tf 60 {TOP - LINE * 2 * place} Td ({text}) Tj ET EMC"


def escaped(text: str) -> str:
    """A text as a literal string of PDF."""
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def whole(bodies: list[str]) -> bytes:
    """The file: head, objects, the table of where they stand, and the end."""
    file = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
    places = []
    for number, body in enumerate(bodies, start=1):
        places.append(len(file))
        file += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    start = len(file)
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(bodies) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{rows}trailer\n<< /Size {size} /Root 1 0 R /Info 9 0 R >>\n"
    return file + f"{end}startxref\n{start}\n%%EOF\n".encode("ascii")
