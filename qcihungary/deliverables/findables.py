"""Deliverables as the search knows them: what the public may know of each, and nothing else."""

from collections.abc import Iterator, Mapping

from django.db import models

from qcihungary.core.findable import Findable, FindablesInMemory, FoundKind
from qcihungary.core.languages import LANGUAGE_CODES
from qcihungary.deliverables.facts import PublicFacts, output_key
from qcihungary.deliverables.records import Deliverable
from qcihungary.deliverables.register import DeliverablesIndexPage
from qcihungary.deliverables.rows import Known


class FindableDeliverables(FindablesInMemory):
    """The deliverables that the public may know of, while their register is public."""

    watched: tuple[type[models.Model], ...] = (Deliverable,)

    def name_of(self, instance: models.Model) -> str:
        """What the names of a deliverable begin with."""
        return output_key(instance.pk)

    def everything(self) -> Iterator[Findable]:
        """All of them."""
        registers = {code: found for code in LANGUAGE_CODES if (found := DeliverablesIndexPage.address(code))}
        for facts in Known.now().facts.values() if registers else ():
            for code in LANGUAGE_CODES:
                if getattr(facts, f"title_{code}"):
                    yield findable(facts, code, registers)


def findable(facts: PublicFacts, code: str, registers: Mapping[str, str]) -> Findable:
    """A deliverable in one language. Of a sensitive one the facts hold no more than its title, lead and dates."""
    lead = facts.lead_member
    name = (lead.short_name, getattr(lead, f"name_{code}") or "") if lead else ()
    return Findable(
        name=f"{output_key(facts.pk)}-{code}",
        item=output_key(facts.pk),
        kind=FoundKind.DELIVERABLE,
        language=code,
        title=f"{facts.number} {getattr(facts, f'title_{code}')}",
        addresses={language: f"{register}{facts.sub_path}" for language, register in registers.items()},
        lead=getattr(facts, f"description_{code}"),
        text="\n".join((getattr(facts, f"keywords_{code}"), facts.doi, *name)),
        date=facts.submitted_on,
    )
