"""What an entry says otherwise than a record that is here, field by field."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from qcihungary.core.citation.csl import Item
from qcihungary.core.citation.names import parted, suffixed
from qcihungary.publications.citation import Author, Values, is_known_type
from qcihungary.publications.incoming.markup import without_markup
from qcihungary.publications.incoming.writing import AUTHORS, WORK_PACKAGES
from qcihungary.publications.models import Publication

FIELDS = (
    "type", "original_title", "hungarian_title", "language", "venue", "volume", "issue", "pages", "article_number",
    "publisher", "year", "month", "date", "doi", "arxiv_id", "issn", "isbn", "mtmt_id", "url", "repository_url",
    "access", "licence", "peer_reviewed", "grant_acknowledged", "grant_known_from", "abstract_en", "abstract_hu",
    "keywords_en", "keywords_hu",
)  # fmt: skip
"""The fields that an entry can fill, in the order in which an editor reads them."""

CHOSEN = frozenset({"type", "access", "peer_reviewed", "grant_acknowledged", "grant_known_from"})
"""Those whose values have names."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that an entry would change."""

    name: str
    label: str
    current: str
    incoming: str

    @property
    def is_filling(self) -> bool:
        """Whether nothing stands there now."""
        return not self.current


def differences(item: Item, incoming: Values, current: Values) -> list[Difference]:
    """What would change; what the entry doesn't say, and what differs only by spaces, doesn't."""
    plain = (
        difference(name, current.fields[name], incoming.fields[name]) for name in FIELDS if says(item, incoming, name)
    )
    found = [each for each in plain if bare_text(each.current) != bare_text(each.incoming)]
    if incoming.authors and list(map(comparable, incoming.authors)) != list(map(comparable, current.authors)):
        label = label_of("authorships")
        found.append(Difference(AUTHORS, label, people(current.authors), people(incoming.authors)))
    if incoming.work_packages and incoming.work_packages != current.work_packages:
        label = label_of(WORK_PACKAGES)
        found.append(Difference(WORK_PACKAGES, label, listed(current.work_packages), listed(incoming.work_packages)))
    return found


def bare_text(text: str) -> str:
    """A text without what makes no difference: markup, forms of accents, kinds of spaces, escaped braces."""
    plain = without_markup(text).replace("%7B", "{").replace("%7D", "}")
    return unicodedata.normalize("NFC", " ".join(plain.split()))


def comparable(author: Author) -> Author:
    """A person as they are compared: a suffix may stand before or behind a comma."""
    return replace(author, **dict(zip(("family", "given"), bare_name(author), strict=True)))


def bare_name(author: Author) -> tuple[str, str]:
    """The name without what makes no difference."""
    family, given, suffix = parted(bare_text(author.family), bare_text(author.given))
    return suffixed(family.replace(",", "") if given else family, suffix), given


def says(item: Item, incoming: Values, name: str) -> bool:
    """Whether an entry says anything of a field, and not only what everything begins with."""
    if name == "type":
        return is_known_type(item)
    if name == "language":
        return bool(item.language)
    return bool(incoming.fields[name])


def difference(name: str, current: Any, incoming: Any) -> Difference:
    """A field's two values as an editor reads them."""
    return Difference(name, label_of(name), shown(name, current), shown(name, incoming))


def label_of(name: str) -> str:
    """What the form calls a field."""
    field = Publication._meta.get_field(name)
    label = getattr(field, "verbose_name", None) or field.related_model._meta.verbose_name_plural  # type: ignore[union-attr]
    return str(label)


def shown(name: str, value: Any) -> str:
    """A value as an editor reads it."""
    if name in CHOSEN and value:
        return str(dict(Publication._meta.get_field(name).flatchoices)[value])  # type: ignore[union-attr]
    return str(value) if value else ""


def people(authors: Sequence[Author]) -> str:
    """Names with what belongs to them, apart by semicolons."""
    return "; ".join(
        f"{', '.join(part for part in (author.family, author.given) if part)}{behind(author)}" for author in authors
    )


def behind(author: Author) -> str:
    """ORCID iD and member behind a name."""
    known = ", ".join(part for part in (author.orcid, author.member) if part)
    return f" ({known})" if known else ""


def listed(numbers: Sequence[int]) -> str:
    """Work packages by their codes."""
    return ", ".join(f"WP{number}" for number in numbers)


def enriched(incoming: Values, current: Values) -> Values:
    """The incoming values, without losing what only the record knows: ORCID iDs, members, more work packages."""
    authors = incoming.authors
    if [bare(author) for author in authors] == [bare(author) for author in current.authors]:
        authors = tuple(
            replace(new, orcid=new.orcid or old.orcid, member=new.member or old.member)
            for new, old in zip(authors, current.authors, strict=True)
        )
    packages = incoming.work_packages and tuple(sorted({*incoming.work_packages, *current.work_packages}))
    return replace(incoming, authors=authors, work_packages=packages)


def bare(author: Author) -> tuple[str, str, str]:
    """A person's name and role."""
    return author.role, *bare_name(author)
