"""Names of deliverables and their files in addresses, public now or once."""

from collections.abc import Iterator
from typing import Any

from qcihungary.consortium.models import WorkPackage
from qcihungary.core.addresses.former import FormerAddress, record_address
from qcihungary.core.addresses.noting import Names, known, register_names
from qcihungary.core.addresses.targets import Step, Target
from qcihungary.deliverables.models import Deliverable, DeliverableFile

NUMBER = r"[dD]0*(?P<of>[1-9]\d{0,4})\.0*(?P<index>[1-9]\d{0,4})"
"""A deliverable's number in an address: of which work package, and which of its deliverables."""

FILE = DeliverableFile._meta.label_lower


def names(**wanted: Any) -> Names:
    """The numbers of those that the public knows, as addresses have them: ``d1.1``."""
    return {found.pk: found.number.lower() for found in Deliverable.objects.public().filter(**wanted)}


def names_of_files(**wanted: Any) -> Names:
    """The versions of those files that anybody may read, with the key of their deliverable: ``3/1.0/en``."""
    files = DeliverableFile.objects.public().filter(**wanted)
    return {file.pk: f"{file.deliverable_id}/{file.version}/{file.language}" for file in files}


def register() -> None:
    """Note the names that are lost. A deliverable's number changes with its work package's, too."""
    register_names(Deliverable, names, work_package=WorkPackage)
    register_names(DeliverableFile, names_of_files, deliverable=Deliverable)


def moved_file(deliverable: int, folder: str, target: Target) -> Iterator[Step]:
    """Where a file is whose version or language was another, or that it is withdrawn."""
    version = target.path.removeprefix(folder).strip("/")
    for row in FormerAddress.at([record_address(FILE, f"{deliverable}/{version}")]):
        name = known[FILE].name_now(row.object_id)
        yield target.below(f"{folder}{name.partition('/')[2]}/") if name else None
