"""Former names of records, as the page above them is asked for them."""

from collections import defaultdict
from collections.abc import Collection, Iterator

from qcihungary.core.addresses.former import FormerAddress, record_address
from qcihungary.core.addresses.noting import known
from qcihungary.core.addresses.targets import Step, Target


def moved_record(kind: str, section: str, target: Target) -> Iterator[Step]:
    """The steps from a record's former name below a section: ``d1.1/``, ``d1.1.bib/``, ``d1.1/files/…``."""
    rest = target.path.removeprefix(section)
    first = rest.partition("/")[0]
    names = {first.lower(): first, first.rpartition(".")[0].lower(): first.rpartition(".")[0]}
    for row in FormerAddress.at(record_address(kind, name) for name in names if name):
        name = known[kind].name_now(row.object_id)
        asked = names[row.address.partition(":/")[2]]
        yield target.below(f"{section}{name}{rest[len(asked) :]}") if name else None


def was_named(kind: str, first: str) -> bool:
    """Whether a public record has or had a name, given by the first part of an address below its section."""
    names = {first.lower(), first.rpartition(".")[0].lower()}
    return bool(FormerAddress.at(record_address(kind, name) for name in names)) or known[kind].has_name(names)


def former_names(kind: str, taken: Collection[str]) -> dict[int, list[str]]:
    """The names that records had, by their keys; each belongs to what had it last, and none that is taken again."""
    names: dict[int, list[str]] = defaultdict(list)
    seen = set(taken)
    for row in FormerAddress.objects.filter(kind=kind):
        name = row.address.partition(":/")[2]
        if name not in seen:
            names[row.object_id].append(name)
            seen.add(name)
    return dict(names)
