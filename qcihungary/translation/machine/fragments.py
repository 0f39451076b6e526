"""A piece of text on its way to a service and back, of which nothing but words may change.

Every tag travels with a number in place of its attributes, and comes back for the tag that it stood for. Terms of the
glossary travel as the words that are to stand there, marked as not to be translated; whatever comes back in their
place is replaced by them. If a tag or a term is missing, twice there, or in another element, nothing of it is used.
"""

from dataclasses import dataclass
from html import escape, unescape
from html.parser import HTMLParser
from typing import NamedTuple

from qcihungary.core.desk.terms import FoundTerm, terms_in

VOID = frozenset({"br", "hr", "embed", "img"})


class BrokenMarkupError(Exception):
    """Tags that don't fit together, or aren't those that were sent."""


class Event(NamedTuple):
    """A tag or a stretch of text."""

    kind: str
    """``start``, ``end`` or ``text``."""

    value: str
    """The name of the element, or the text."""

    number: str = ""
    """Its attribute ``id``."""

    written: str = ""
    """A start tag as it is written."""


class Reader(HTMLParser):
    """Reads HTML, strictly: Wagtail's own and what a service makes of ours."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.events: list[Event] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()
        if self.open:
            raise BrokenMarkupError(f"<{self.open[-1]}> has no end")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A start tag, which has a number if it is one of those that were sent."""
        self.events.append(Event("start", tag, dict(attrs).get("id") or "", self.get_starttag_text() or ""))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag that is its own end."""
        if tag not in VOID:
            raise BrokenMarkupError(f"<{tag}/> is empty")
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """An end tag."""
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            raise BrokenMarkupError(f"</{tag}> is out of place")
        self.events.append(Event("end", tag))

    def handle_data(self, data: str) -> None:
        """A stretch of text."""
        self.events.append(Event("text", data))

    def handle_comment(self, data: str) -> None:
        """There are none in ours."""
        raise BrokenMarkupError("a comment")

    def handle_decl(self, decl: str) -> None:
        """There are none in ours."""
        raise BrokenMarkupError("a declaration")

    def handle_pi(self, data: str) -> None:
        """There are none in ours."""
        raise BrokenMarkupError("an instruction")


@dataclass(frozen=True)
class Element:
    """An element of the text that was sent."""

    name: str
    within: str
    """The number of the element around it; empty where there is none."""

    written: str
    """Its start tag, with all attributes."""


class Fragment:
    """A text, plain or rich, in the language it is translated from."""

    def __init__(self, text: str, language: str, *, is_rich: bool) -> None:
        self.is_rich = is_rich
        self.language = language
        self.elements: dict[str, Element] = {}
        self.terms: dict[str, str] = {}
        self.has_words = False
        self.sent = "".join(self.outgoing(Reader(text).events if is_rich else lines(text)))

    def outgoing(self, events: list[Event]) -> list[str]:
        """The pieces of what is sent."""
        pieces: list[str] = []
        around: list[str] = []
        for event in events:
            if event.kind == "text":
                pieces.append(self.outgoing_text(event.value))
            elif event.kind == "end":
                around.pop()
                pieces.append(f"</{event.value}>")
            else:
                number = f"e{len(self.elements)}"
                self.elements[number] = Element(event.value, around[-1] if around else "", event.written)
                pieces.append(f'<{event.value} id="{number}">')
                if event.value not in VOID:
                    around.append(number)
        return pieces

    def outgoing_text(self, text: str) -> str:
        """A stretch of text with the terms in it as they are to be."""
        pieces: list[str] = []
        end = 0
        for term in terms_in(text, self.language):
            number = f"t{len(self.terms)}"
            self.terms[number] = as_written(term, text[term.start : term.end])
            pieces += [escape(text[end : term.start]), term_tag(number, self.terms[number])]
            end = term.end
        pieces.append(escape(text[end:]))
        self.has_words = self.has_words or any(sign.isalpha() for sign in text)
        return "".join(pieces)

    def restored(self, answer: str) -> str:
        """What came back, with its tags as they were.

        Raises:
            BrokenMarkupError: they aren't those that were sent.
        """
        homeward = Homeward(self)
        for event in Reader(answer).events:
            homeward.take(event)
        text = homeward.text()
        return text if self.is_rich else unescape(text).strip()


class Homeward:
    """Puts together what came back, one event after the other."""

    def __init__(self, fragment: Fragment) -> None:
        self.fragment = fragment
        self.around: list[str] = []
        self.seen: set[str] = set()
        self.pieces: list[str] = []
        self.has_words = False

    @property
    def in_term(self) -> bool:
        """Whether it is within a term, whose words are known already."""
        return bool(self.around) and self.around[-1] in self.fragment.terms

    def take(self, event: Event) -> None:
        """Take the next event."""
        if event.kind == "start":
            self.begin(event)
        elif event.kind == "end":
            if self.around.pop() in self.fragment.elements:
                self.pieces.append(f"</{event.value}>")
        elif not self.in_term:
            self.has_words = self.has_words or any(sign.isalpha() for sign in event.value)
            self.pieces.append(escape(event.value, quote=False))

    def begin(self, event: Event) -> None:
        """Take a start tag: that of a term, or that of an element in the same element as before."""
        number = event.number
        if self.in_term or number in self.seen:
            raise BrokenMarkupError(f"<{event.value}> is out of place")
        self.seen.add(number)
        if number in self.fragment.terms and event.value == "span":
            self.has_words = True
            self.pieces.append(escape(self.fragment.terms[number], quote=False))
        else:
            element = self.fragment.elements.get(number)
            if element is None or (element.name, element.within) != (event.value, "".join(self.around[-1:])):
                raise BrokenMarkupError(f"<{event.value}> wasn't there")
            self.pieces.append(element.written)
        if event.value not in VOID:
            self.around.append(number)

    def text(self) -> str:
        """The whole, if nothing is missing."""
        if missing := {*self.fragment.elements, *self.fragment.terms} - self.seen:
            raise BrokenMarkupError(f"{len(missing)} tags are missing")
        whole = "".join(self.pieces)
        if self.fragment.has_words and not self.has_words:
            raise BrokenMarkupError("nothing is left")
        return whole


def lines(text: str) -> list[Event]:
    """A plain text as HTML, in which a line break would count for nothing."""
    events: list[Event] = []
    for number, line in enumerate(text.splitlines()):
        events += [Event("start", "br", written="\n")] if number else []
        events.append(Event("text", line))
    return events


def term_tag(number: str, words: str) -> str:
    """A term as both services leave it alone, if they do."""
    return f'<span id="{number}" translate="no">{escape(words)}</span>'


def as_written(term: FoundTerm, written: str) -> str:
    """A term of the glossary with a capital where the text has one that the glossary hasn't."""
    is_capital = written[:1].isupper() and not term.source[:1].isupper()
    return f"{term.target[:1].upper()}{term.target[1:]}" if is_capital else term.target
