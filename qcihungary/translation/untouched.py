"""A copy in which no word was changed is no translation, unless somebody says that it reads the same."""

import re
from collections.abc import Iterable, Iterator

from qcihungary.core.pages import BasePage
from qcihungary.translation.answers import Answer
from qcihungary.translation.beside import is_text, plain_text
from qcihungary.translation.parts import Part, parts_of
from qcihungary.translation.reading import read

WORD = re.compile(r"\w+")


def words_of(part: Part) -> tuple[str, ...]:
    """What a part says, without its looks: another link, accent on a word or sign is no other word."""
    text = " ".join(plain_text(line) for line in read(part) if not line.picture)
    return tuple(WORD.findall(text.casefold()))


def untouched_parts(draft: BasePage, source: BasePage) -> list[Part]:
    """The parts of a draft that are written, if no word in them differs from its source's; else none."""
    written = {part.key: (part, words_of(part)) for part in parts_of(draft) if is_text(part)}
    saying = [(part, words) for part, words in written.values() if words]
    known = {words_of(part) for part in source_parts(draft, source)}
    return [part for part, _words in saying] if all(words in known for _part, words in saying) else []


def source_parts(draft: BasePage, source: BasePage) -> Iterator[Part]:
    """What the source says: in public, in its newest draft, and when the translation was begun."""
    yield from written_parts(parts_of(source))
    yield from written_parts(parts_of(source.get_latest_revision_as_object()))
    if answer := Answer.objects.filter(page=draft.pk).first():
        yield from written_parts(answer.parts_answered(type(draft)))


def written_parts(parts: Iterable[Part]) -> Iterator[Part]:
    """Those that are written, and not chosen."""
    return (part for part in parts if is_text(part))


def reads_the_same(page: BasePage) -> bool:
    """Whether somebody said that a page reads the same in both languages."""
    return bool(Answer.objects.filter(page=page.pk, reads_the_same=True).exists())


def say_it_reads_the_same(page: BasePage) -> None:
    """Let a page be published as it is."""
    Answer.objects.update_or_create(page_id=page.pk, defaults={"reads_the_same": True})
