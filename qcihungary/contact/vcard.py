"""The project as a vCard 3.0 (RFC 2426), which the address books of telephones and mail programs read."""

from django.utils.translation import gettext

from qcihungary.consortium.facts import ProjectFacts

LONGEST_LINE = 75
"""In bytes, without the line's end."""

ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""})


def vcard(facts: ProjectFacts) -> str:
    """Who the project is and how to reach it, in the reader's language; what isn't known is left out."""
    name = escaped(facts.acronym)
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"FN:{name}", f"N:{name};;;;", f"ORG:{name}", "X-ABSHOWAS:COMPANY"]
    if facts.title:
        lines.append(f"NOTE:{escaped(facts.title)}")
    if facts.street and facts.city:
        place = (facts.street, facts.city, "", facts.postal_code, gettext("Hungary"))
        lines.append(f"ADR;TYPE=WORK:;;{';'.join(escaped(part) for part in place)}")
    for key, value in (("TEL;TYPE=WORK,VOICE", facts.phone), ("EMAIL;TYPE=INTERNET", facts.email)):
        if value:
            lines.append(f"{key}:{escaped(value)}")
    if facts.website:
        lines.append(f"URL:{facts.website}")
    return "".join(f"{folded(line)}\r\n" for line in [*lines, "END:VCARD"])


def escaped(value: str) -> str:
    """A text in which nothing is taken for the end of a field."""
    return value.translate(ESCAPES)


def folded(line: str) -> str:
    """A line that is too long, continued on others that begin with a space; no character is cut in two."""
    pieces, length = [""], 0
    for character in line:
        size = len(character.encode())
        if length + size > LONGEST_LINE:
            pieces.append("")
            length = 1  # the space
        pieces[-1] += character
        length += size
    return "\r\n ".join(pieces)
