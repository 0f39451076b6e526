"""Measure the report of translations; the part of ``make bench`` that comes after the records. It fails above a bar.

A demo site is filled with sample pages in both languages and asked by production code in this process, as its
administrator. Times are of the processor.
"""

import datetime
import sys
import uuid
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts.bench_records import ROUNDS, Bench, run, seconds

FEW, MANY = 50, 1000
"""Articles, each in both languages."""

MATRIX = "/admin/reports/translations/"
MATRIX_BAR = 0.5
DAY = datetime.date(2025, 3, 20)


def sow(count: int) -> None:
    """Add articles in both languages, as rows. Of the Hungarian ones some are aliases, drafts, or behind."""
    from django.contrib.contenttypes.models import ContentType
    from django.db.models import Model
    from django.db.models.sql import InsertQuery
    from wagtail.models import Page

    from qcihungary.core.stamps import renew
    from qcihungary.news.models import NewsIndexPage, NewsPage

    made: dict[str, list[int]] = {}
    keys = [uuid.uuid4() for _number in range(count)]
    kind = ContentType.objects.get_for_model(NewsPage)
    for code in ("en", "hu"):
        parent = NewsIndexPage.objects.get(locale__language_code=code)
        last = parent.get_last_child()
        steps = int(last.path[-Page.steplen :], 36) if last else 0
        Page.objects.bulk_create(
            Page(
                title=f"Sample {number} ({code})", draft_title=f"Sample {number} ({code})", slug=f"sample-{key.hex}",
                path=Page._get_path(parent.path, parent.depth + 1, steps + number + 1), depth=parent.depth + 1,  # noqa: SLF001  (as its own add_child does)
                locale_id=parent.locale_id, translation_key=key, content_type=kind, live=True,
                url_path=f"{parent.url_path}sample-{key.hex}/",
                alias_of_id=made["en"][number] if code == "hu" and number % 3 == 0 else None,
            )
            for number, key in enumerate(keys)
        )  # fmt: skip
        Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild + count)
        found = dict(
            Page.objects.filter(translation_key__in=keys, locale=parent.locale_id).values_list("translation_key", "pk")
        )
        made[code] = [found[key] for key in keys]
        articles: list[Model] = [
            NewsPage(page_ptr_id=pk, date=DAY, awaits_translation=code == "hu" and number % 7 == 0)
            for number, pk in enumerate(made[code])
        ]
        insert = InsertQuery(NewsPage)  # Django stores no models in bulk that have rows in two tables
        insert.insert_values(NewsPage._meta.local_concrete_fields, articles, raw=True)
        insert.get_compiler("default").execute_sql()
    fall_behind(made["hu"][1::5])
    renew()


def fall_behind(pages: list[int]) -> None:
    """Note that their sources have changed, each a day before the next."""
    from django.utils import timezone

    from qcihungary.translation.models import Answer

    now = timezone.now()
    Answer.objects.filter(page__in=pages).delete()
    Answer.objects.bulk_create(
        Answer(page_id=pk, behind_count=2, behind_since=now - datetime.timedelta(days=number))
        for number, pk in enumerate(pages)
    )


def matrix(bench: Bench) -> None:
    """How the report of translations bears thousands of pages."""
    bench.sign_in()
    sow(FEW)
    few = bench.queries(MATRIX)
    sow(MANY - FEW)
    bench.tell(f"queries of {MATRIX}", bench.queries(MATRIX), few, "")
    for query in ("", "?state=behind&age=30", "?q=sample&language=hu"):
        took = seconds(lambda address=f"{MATRIX}{query}": bench.get(address), ROUNDS)  # type: ignore[misc]
        bench.tell(f"{MATRIX}{query} with {2 * MANY:,} pages", took, MATRIX_BAR)


if __name__ == "__main__":
    run(matrix)
