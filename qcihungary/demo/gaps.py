"""Sample pages that wait for a fact: what is known is published, and the rest stays in a draft."""

import json

from qcihungary.core.placeholders import marks_in
from qcihungary.demo.reader import Data


def without_gaps(page: Data) -> Data:
    """A page's texts without the parts that wait for a fact, and without headings that then have nothing below them."""
    return {
        key: {**told, "body": known_parts(told["body"])} if isinstance(told, dict) and "body" in told else told
        for key, told in page.items()
    }


def known_parts(parts: list[Data]) -> list[Data]:
    """The parts of a body in which nothing is missing."""
    known = [part for part in parts if not marks_in(json.dumps(part, ensure_ascii=False, default=str))]
    lonely = [
        place
        for place, part in enumerate(known)
        if part["type"] == "heading" and (place + 1 == len(known) or known[place + 1]["type"] == "heading")
    ]
    return [part for place, part in enumerate(known) if place not in lonely]
