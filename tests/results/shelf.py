"""A source of outputs to test with: whatever is put on it is public."""

import datetime
from collections.abc import Collection, Iterator, Mapping, Sequence

from qcihungary.core.outputs.dublin_core import Statement
from qcihungary.core.outputs.registry import Kinds, Output
from qcihungary.core.stamps import kept


class Shelf:
    """Deliverables, publications and data sets, one changed each minute."""

    kinds: Kinds = {"deliverable": "Deliverable", "publication": "Publication", "policy-brief": "Policy brief"}
    start = datetime.datetime(2025, 3, 1, 12, 0, tzinfo=datetime.UTC)

    def __init__(self) -> None:
        self.found: list[Output] = []
        self.statements: dict[str, list[Statement]] = {}

    def fill(self, count: int, **fields: object) -> None:
        """Put a number of outputs there."""
        for number in range(count):
            self.put(("deliverable", "publication")[number % 2], "", **fields)

    def put(self, kind: str = "deliverable", title: str = "", **fields: object) -> Output:
        """Put one there."""
        number = len(self.found)
        values: dict[str, object] = {
            "titles": {"en": title or f"Result {number}", "hu": f"Eredmény {number}"},
            "addresses": {"en": f"/en/{number}/", "hu": f"/hu/{number}/"},
            "date": datetime.date(2025, 3, 1),
            "changed": self.start + datetime.timedelta(minutes=number),
        }
        output = Output(key=f"{kind}-{number}", kind=kind, **{**values, **fields})  # type: ignore[arg-type]
        self.found.append(output)
        kept.forget()
        return output

    def outputs(self) -> Iterator[Output]:
        yield from self.found

    def dublin_core(self, keys: Collection[str]) -> Mapping[str, Sequence[Statement]]:
        return {key: self.statements[key] for key in keys if key in self.statements}
