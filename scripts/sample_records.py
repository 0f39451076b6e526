"""Fill a prepared site with many sample records, to see how it bears them: their titles say that they are samples.

They are stored in bulk, without the ceremony of saving: no revisions, no log.

    VAR_DIR=… DATABASE_URL=… .venv/bin/python scripts/sample_records.py 5000
"""

import datetime
import sys
from itertools import islice
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

TOPICS = ("keys over fibre", "clocks and keys", "őrzött kulcsok", "detectors", "space links", "Czermann's graphs")
"""What the samples are about, so that words, digraphs and accents occur."""
FAMILIES = ("Minta", "Próba", "Csere", "Cukor", "Ódön", "Sample", "Specimen", "Zsáner", "Gyárfás", "Őrségi")
GIVEN = ("Anna", "Béla", "Ödön", "Éva", "Sample")
AUTHORS = 4
BATCH = 500
PER_PACKAGE = 1000
FIRST_INDEX = 100
"""Sample deliverables are numbered from here on, so that they are none of the demo content."""


def fill(count: int) -> None:
    """Add so many publications and so many deliverables."""
    from qcihungary.core.stamps import renew

    fill_publications(count)
    fill_deliverables(count)
    renew()


def fill_publications(count: int) -> None:
    """Add so many publications, of four authors each."""
    from django.utils import timezone

    from qcihungary.consortium.models import Member, WorkPackage
    from qcihungary.publications.models import Authorship, Publication, PublicationType

    members = list(Member.objects.values_list("pk", flat=True))
    packages = list(WorkPackage.objects.values_list("pk", flat=True))
    start = Publication.objects.count()
    made = Publication.objects.bulk_create(
        (
            Publication(
                type=PublicationType.values[number % len(PublicationType.values)],
                original_title=f"Sample: {TOPICS[number % len(TOPICS)]}, part {number}",
                hungarian_title=f"Minta: {TOPICS[number % len(TOPICS)]}, {number}. rész" if number % 2 else "",
                slug=f"sample-{number}",
                venue=f"Sample Journal {number % 40}",
                volume=str(number % 30),
                pages=f"{number}-{number + 9}",
                year=2023 + number % 4,
                month=number % 12 + 1,
                date=datetime.date(2023 + number % 4, number % 12 + 1, number % 28 + 1) if number % 3 else None,
                doi=f"10.5555/sample.{number}",
                abstract_en=f"Sample abstract of number {number}. " * 20,
                keywords_en=f"sample, {TOPICS[number % len(TOPICS)]}",
                keywords_hu="minta, kulcs",
                access=("gold", "green", "closed", "")[number % 4],
                licence="CC-BY-4.0" if number % 4 == 0 else "",
                last_published_at=timezone.now(),
            )
            for number in range(start, start + count)
        ),
        batch_size=BATCH,
    )
    Authorship.objects.bulk_create(
        (
            Authorship(
                publication=publication,
                sort_order=place,
                family=f"{FAMILIES[(number + place) % len(FAMILIES)]}{number % 97}",
                given=GIVEN[(number * 3 + place) % len(GIVEN)],
                member_id=members[(number + place) % len(members)] if members and place == 0 else None,
            )
            for number, publication in enumerate(made)
            for place in range(AUTHORS)
        ),
        batch_size=BATCH,
    )
    through: Any = Publication.work_packages.through
    through.objects.bulk_create(
        (
            through(publication_id=publication.pk, workpackage_id=packages[number % len(packages)])
            for number, publication in enumerate(made)
            if packages
        ),
        batch_size=BATCH,
    )


def fill_deliverables(count: int) -> None:
    """Add so many deliverables, all public, half of them delivered, over as many work packages as they need."""
    from django.utils import timezone

    from qcihungary.consortium.models import Member, WorkPackage
    from qcihungary.deliverables.models import Deliverable

    members = list(Member.objects.values_list("pk", flat=True))
    packages = list(WorkPackage.objects.order_by("number"))
    start = Deliverable.objects.filter(index__gte=FIRST_INDEX).count()
    numbers = range(start, start + count)
    Deliverable.objects.bulk_create(
        (
            Deliverable(
                work_package=packages[number % len(packages)],
                index=FIRST_INDEX + number // len(packages),
                title_en=f"Sample: {TOPICS[number % len(TOPICS)]}, report {number}",
                title_hu=f"Minta: {TOPICS[number % len(TOPICS)]}, {number}. jelentés",
                description_en=f"Sample description of number {number}. " * 5,
                keywords_en=f"sample, {TOPICS[number % len(TOPICS)]}",
                lead_id=members[number % len(members)] if members else None,
                level="PU",
                due_month=number % 36 + 1,
                state="submitted" if number % 2 else "pending",
                submitted_on=datetime.date(2023 + number % 3, number % 12 + 1, 1) if number % 2 else None,
                last_published_at=timezone.now(),
            )
            for number in numbers
        ),
        batch_size=BATCH,
    )


if __name__ == "__main__":
    import django

    django.setup()
    fill(int(next(islice(sys.argv, 1, None), "5000")))
