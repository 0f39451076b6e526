"""Deliverables as ``core.outputs.registry`` knows results: what was delivered, or can be read already."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from qcihungary.core.identifiers import doi_url
from qcihungary.core.languages import LANGUAGE_CODES
from qcihungary.core.lists.folding import fold
from qcihungary.core.made import Made
from qcihungary.core.outputs.dublin_core import CLOSED_ACCESS, OPEN_ACCESS, Statement
from qcihungary.core.outputs.registry import Kinds, Output
from qcihungary.deliverables.facts import PREFIX, PublicFacts, output_key
from qcihungary.deliverables.files import DeliverableFile
from qcihungary.deliverables.register import DeliverablesIndexPage
from qcihungary.deliverables.rows import Known
from qcihungary.deliverables.vocabulary import DeliverableType

DCMI_TYPES = {DeliverableType.DATA: "Dataset", DeliverableType.DEMONSTRATOR: "PhysicalObject"}
"""The types by the DCMI type vocabulary. Whatever isn't here is a text."""


class Deliverables:
    """The deliverables that the public may know of."""

    kinds: Kinds = {PREFIX: _("Deliverable")}

    def outputs(self) -> list[Output]:
        """Those that were delivered, or have a file to read. A plan is no result yet."""
        registers = {code: found for code in LANGUAGE_CODES if (found := DeliverablesIndexPage.address(code))}
        results = (facts for facts in Known.now().facts.values() if facts.state.is_delivered or facts.is_open)
        return made_outputs.of(
            (facts.pk, (facts, short_name(facts), registers)) for facts in (results if registers else ())
        )

    def dublin_core(self, keys: Collection[str]) -> Mapping[str, Sequence[Statement]]:
        """Creator, identifiers, type, subjects and rights."""
        wanted = {output_key(facts.pk): facts for facts in Known.now().facts.values()}
        files = formats()
        return {key: list(statements(wanted[key], files)) for key in keys if key in wanted}


def formats() -> Mapping[int, list[str]]:
    """The media types of the files of each deliverable that has some to read. One query."""
    found: dict[int, list[str]] = {}
    for file in DeliverableFile.objects.public():
        found.setdefault(file.deliverable_id, []).append(file.document.content_type)
    return found


def short_name(facts: PublicFacts) -> str:
    """The short name of the member that leads it, or nothing."""
    return facts.lead_member.short_name if facts.lead_member else ""


Surrounded = tuple[PublicFacts, str, Mapping[str, str]]
"""A deliverable, the short name of the member that leads it, and the addresses of the registers by language."""


def output(source: Surrounded) -> Output:
    """A deliverable as one of the project's outputs."""
    facts, lead, registers = source
    titles = {"en": facts.title_en, "hu": facts.title_hu}
    summaries = {"en": facts.description_en, "hu": facts.description_hu}
    words = (facts.number, *titles.values(), facts.keywords_en, facts.keywords_hu, facts.doi)
    return Output(
        key=output_key(facts.pk),
        kind=PREFIX,
        titles={code: f"{facts.number} {title}" for code, title in titles.items() if title},
        addresses={code: f"{register}{facts.sub_path}" for code, register in registers.items()},
        summaries={code: summary for code, summary in summaries.items() if summary},
        date=facts.submitted_on,
        changed=facts.changed,
        work_packages=(facts.work_package,),
        members=(facts.lead,) if facts.lead and lead else (),
        is_open=facts.is_open,
        related=facts.related,
        words=fold(" ".join((*words, lead))),
    )


made_outputs = Made[int, Surrounded, Output](output)


def statements(facts: PublicFacts, files: Mapping[int, list[str]]) -> Iterator[Statement]:
    """What Dublin Core says of a deliverable; of a sensitive one, no more than who leads it."""
    lead = facts.lead_member
    yield Statement("creator", lead.name_en if lead else "")
    yield Statement("identifier", facts.number)
    yield Statement("identifier", doi_url(facts.doi) if facts.doi else "")
    yield Statement("rights", OPEN_ACCESS if facts.is_open else CLOSED_ACCESS)
    if facts.is_public:
        yield Statement("type", DCMI_TYPES.get(facts.type, "Text") if facts.type else "Text")
        for code, words in (("en", facts.keywords_en), ("hu", facts.keywords_hu)):
            yield from (Statement("subject", word.strip(), code) for word in words.split(",") if word.strip())
        yield from (Statement("format", media_type) for media_type in dict.fromkeys(files.get(facts.pk, ())))
