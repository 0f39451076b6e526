"""Pages as ``core.outputs.registry`` knows things: one for all versions that share a translation key."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol, TypedDict, TypeVar
from uuid import UUID


class Version(Protocol):
    """What is asked of one version of a page: a page answers, and so does a row of its columns."""

    @property
    def title(self) -> str: ...  # noqa: D102  (as BasePage has it)
    @property
    def summary(self) -> str: ...  # noqa: D102
    @property
    def url_path(self) -> str: ...  # noqa: D102
    @property
    def language(self) -> str: ...  # noqa: D102
    @property
    def is_told(self) -> bool: ...  # noqa: D102
    @property
    def translation_key(self) -> UUID: ...  # noqa: D102


AnyVersion = TypeVar("AnyVersion", bound=Version)


class Texts(TypedDict):
    """What an output says in each language."""

    titles: Mapping[str, str]
    summaries: Mapping[str, str]
    addresses: Mapping[str, str]


def texts_of(versions: Iterable[Version]) -> Texts:
    """The titles and summaries of the versions that are told in their own language; the addresses of all."""
    pages = list(versions)
    told = [page for page in pages if page.is_told]
    return Texts(
        titles={page.language: page.title for page in told},
        summaries={page.language: page.summary for page in told if page.summary},
        addresses={page.language: page.url_path for page in pages},
    )


def key_of(prefix: str, translation_key: UUID) -> str:
    """The key of an output that is a page."""
    return f"{prefix}-{translation_key}"


def translation_keys(prefix: str, keys: Iterable[str]) -> Iterator[UUID]:
    """The translation keys in those of these keys that are of a kind of page. Keys that are none are passed over."""
    for key in keys:
        found, _dash, rest = key.partition("-")
        if found == prefix:
            try:
                yield UUID(rest)
            except ValueError:
                continue


def by_translation_key(pages: Iterable[AnyVersion]) -> dict[UUID, list[AnyVersion]]:
    """The versions of each page, English first. A page that is told in no language is left out."""
    versions: dict[UUID, list[AnyVersion]] = defaultdict(list)
    for page in pages:
        versions[page.translation_key].append(page)
    return {
        key: sorted(found, key=lambda page: page.language)
        for key, found in versions.items()
        if any(page.is_told for page in found)
    }
