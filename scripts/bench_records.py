"""Measure how the results bear 5,000 records; the second half of ``make bench``. It fails above a bar.

A demo site is filled with sample records (``scripts/sample_records.py``) and asked by production code in this process.
Times are of the processor, the best of several where nothing is written, so that a busy machine tells the same.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts import demo_site, sample_records

FEW, MANY = 100, 5000
ROUNDS = 5
MOST_QUERIES = 12
MOST_TIMES = 2.0
"""How much longer a list of many may take than one of few."""

ENTRIES, ROWS = 500, 120

EN, HU = "/en/results/", "/hu/eredmenyek/"
LISTS = {
    EN: "",
    HU: "?sort=title&access=open",
    f"{EN}publications/": "",
    f"{HU}publikaciok/": "?sort=author&access=open&q=kulcs",
    f"{EN}deliverables/": "",
    f"{HU}leszallitando-eredmenyek/": "?sort=due&status=delivered&q=minta",
    f"{EN}other-results/": "",
}
"""The lists, plain in one language and narrowed in the other."""

EXPORTS = tuple(
    f"{EN}{name}/export.{extension}/"
    for name, extensions in (("publications", ("bib", "ris", "json")), ("deliverables", ("csv", "xlsx", "json")))
    for extension in extensions
)


class Bench:
    """What was measured, and whether all of it is below its bar."""

    def __init__(self) -> None:
        from django.conf import settings
        from django.test import Client

        settings.ALLOWED_HOSTS = ["*"]
        self.client = Client()
        self.is_well = True

    def sign_in(self) -> None:
        """Ask as the site's administrator from now on."""
        from django.contrib.auth import get_user_model

        self.client.force_login(get_user_model().objects.filter(is_superuser=True).earliest("pk"))

    def tell(self, name: str, value: float, bar: float, unit: str = " s") -> None:
        """Print a measurement, and note it if it is above its bar."""
        is_well = value <= bar
        self.is_well &= is_well
        print(f"{value:>9.3g}{unit:3} bar {bar:>4g}{unit:3} {'' if is_well else 'TOO MUCH: '}{name}", flush=True)

    def get(self, address: str) -> Any:
        """Ask for an address.

        Raises:
            RuntimeError: it doesn't answer 200.
        """
        answer = self.client.get(address)
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answers {answer.status_code}")
        return answer

    def queries(self, address: str) -> int:
        """How many queries an address takes in a process that remembers nothing."""
        from django.core.cache import cache
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        from qcihungary.core.stamps import kept

        cache.clear()
        kept.forget()
        with CaptureQueriesContext(connection) as found:
            self.get(address)
        return len(found)


def seconds(work: Callable[[], object], rounds: int = 1) -> float:
    """The processor's seconds for some work, the best of several rounds."""
    best = float("inf")
    for _round in range(rounds):
        begin = time.process_time()
        work()
        best = min(best, time.process_time() - begin)
    return best


def lists(bench: Bench) -> dict[str, tuple[int, float]]:
    """The queries of each list with nothing in memory, and its seconds with everything there."""
    found = {}
    for path, query in LISTS.items():
        queries = bench.queries(f"{path}{query}")
        found[path] = queries, seconds(lambda address=f"{path}{query}": bench.get(address), ROUNDS)  # type: ignore[misc]
    return found


def compare(bench: Bench, few: dict[str, tuple[int, float]], many: dict[str, tuple[int, float]]) -> None:
    """Queries don't grow with the records, and time hardly does."""
    for path, (queries, took) in many.items():
        bench.tell(f"queries of {path}", queries, min(few[path][0], MOST_QUERIES), "")
        bench.tell(
            f"{path} in {1000 * took:.1f} ms, of {FEW} in {1000 * few[path][1]:.1f} ms",
            took / few[path][1],
            MOST_TIMES,
            " ×",
        )


def after_a_save(bench: Bench) -> None:
    """What an editor waits for, and then the first readers of all lists."""
    bench.tell(f"saving one publication among {MANY:,}", min(seconds(save) for _round in range(3)), 1.5)
    bench.tell("all lists, first asked for after it", seconds(lambda: [bench.get(path) for path in LISTS]), 1.5)


def save() -> None:
    """Publish a publication that was changed, with all that follows once it is certain."""
    from django.db import transaction

    from qcihungary.publications.models import Publication

    with transaction.atomic():
        record = Publication.objects.filter(slug__startswith="sample-").latest("pk")
        record.volume = f"{int(record.volume or 0) + 1}"
        record.save_revision().publish()


def exports(bench: Bench) -> None:
    """Everything as a file."""
    for address in EXPORTS:
        bench.tell(f"{MANY:,} as {address}", seconds(lambda address=address: bench.get(address)), 4)  # type: ignore[misc]


def imports(bench: Bench) -> None:
    """A long bibliography and the grant agreement's list, from the text or file to what is stored."""
    from django.contrib.auth import get_user_model

    user = get_user_model().objects.filter(is_superuser=True).first()
    bench.tell(f"{ENTRIES} BibTeX entries imported", seconds(lambda: import_bibtex(user)), 20)
    bench.tell(f"{ROWS} rows of an XLSX imported", seconds(lambda: import_workbook(user)), 20)


def import_bibtex(user: Any) -> None:
    """Read, preview and write."""
    from qcihungary.publications.incoming.importing import write
    from qcihungary.publications.incoming.preview import rows_of
    from qcihungary.publications.incoming.receiving import receive

    text = "".join(
        f"@article{{k{number}, title={{Sample: Imported {number} on {{QKD}}}}, author={{Minta{number}, Anna and "
        f'Pr{{\\\'o}}ba, {{\\"O}}d{{\\"o}}n}}, journal={{Journal of Samples}}, volume={{{number}}}, year={{2024}}, '
        f"doi={{10.5555/imported.{number}}}, abstract={{{'Sample words. ' * 60}}}}}\n"
        for number in range(ENTRIES)
    )
    outcome = write(rows_of(receive(user, text).entries), user, may_publish=True)
    if outcome.added != ENTRIES:
        raise RuntimeError(f"{outcome} instead of {ENTRIES} added")


def import_workbook(user: Any) -> None:
    """Read, preview and write."""
    from qcihungary.consortium.models import WorkPackage
    from qcihungary.core.lists.tables import Cell, read_file, write_xlsx
    from qcihungary.deliverables.importing.preview import preview
    from qcihungary.deliverables.importing.writing import write

    package = WorkPackage.objects.earliest("number")
    header = ["Deliverable No", "Title", "Type", "Dissemination Level", "Due Date"]
    table: list[list[Cell]] = [
        [f"D{package.number}.{9000 + n}", f"Sample: Imported {n}", "R", "PU", n % 36 + 1] for n in range(ROWS)
    ]
    lines = read_file(write_xlsx(header, table))
    written = write(lines, preview(lines).fingerprint, user)
    if len(written.to_write) != ROWS:
        raise RuntimeError(f"{written.counts} instead of {ROWS} new")


def measure(bench: Bench) -> None:
    """Fill the site, and measure."""
    sample_records.fill(FEW)
    few = lists(bench)
    sample_records.fill(MANY - FEW)
    bench.tell("all lists in a new process", seconds(lambda: [bench.get(path) for path in LISTS]), 4)
    compare(bench, few, lists(bench))
    after_a_save(bench)
    exports(bench)
    imports(bench)


def run(measure: Callable[[Bench], None]) -> None:
    """Measure on the prepared demo site that the command line names, or on one of its own; end with 1 above a bar.

    The site is full of samples afterwards.
    """
    with tempfile.TemporaryDirectory() as folder:
        if len(sys.argv) > 1:
            var = Path(sys.argv[1])
        else:
            var = Path(folder) / "var"
            demo_site.prepare(var)
        demo_site.become(var)
        bench = Bench()
        measure(bench)
    if not bench.is_well:
        sys.exit(1)


if __name__ == "__main__":
    run(measure)
