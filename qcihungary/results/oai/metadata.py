"""The Dublin Core description of outputs: what every output knows of itself, and what its source adds."""

from collections.abc import Iterator, Sequence

from qcihungary.consortium.models import ProjectFacts
from qcihungary.core.outputs.dublin_core import ELEMENTS, OPEN_ACCESS, Statement
from qcihungary.core.outputs.machine import absolute
from qcihungary.core.outputs.registry import Output, all_outputs, dublin_core, kind_name


def describe(keys: Sequence[str]) -> dict[str, list[Statement]]:
    """The descriptions of the outputs with these keys, in a constant number of queries."""
    facts = ProjectFacts.current()
    outputs = all_outputs()
    added = dublin_core(keys)
    return {
        key: in_order([*own(outputs[key]), *added.get(key, ())], outputs[key], facts) for key in keys if key in outputs
    }


def own(output: Output) -> Iterator[Statement]:
    """What an output knows of itself."""
    yield from (Statement("title", title, code) for code, title in output.titles.items())
    yield from (Statement("description", summary, code) for code, summary in output.summaries.items())
    yield Statement("date", output.iso_date)
    yield from (Statement("identifier", absolute(address)) for address in output.addresses.values())


def in_order(statements: list[Statement], output: Output, facts: ProjectFacts) -> list[Statement]:
    """The statements in the order of the elements, each once, with what nobody has said and is known anyway."""
    statements.append(Statement("relation", facts.openaire_grant))
    said = {statement.element for statement in statements if statement.value}
    defaults = {
        "publisher": facts.acronym,
        "type": kind_name(output.kind),
        "rights": OPEN_ACCESS if output.is_open else "",
    }
    statements += [Statement(element, value) for element, value in defaults.items() if element not in said]
    once = dict.fromkeys(statement for statement in statements if statement.value)
    return sorted(once, key=lambda statement: ELEMENTS.index(statement.element))
