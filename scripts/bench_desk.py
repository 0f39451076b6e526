"""Measure what an editor waits for at the desk; a part of ``make bench``. It fails above a bar.

A demo site is asked by production code in this process. Times are of the processor, the best of several.
"""

import os
import sys
import tempfile
import uuid
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts import demo_site
from scripts.bench_records import Bench, seconds

BLOCKS = 60
SUMMARY = "In short."
ROUNDS = 5
MOST_SECONDS = 0.4
MOST_QUERIES = 10
"""How many queries publishing a page may ask for the sake of its twin."""


def saving(bench: Bench) -> None:
    """Publish an article of many blocks by its form, while its version in the other language is told."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from qcihungary.news.models import NewsPage
    from qcihungary.translation.answers import Answer
    from qcihungary.translation.following import published

    page, twin = told_in_both()
    took = seconds(lambda: publish_by_form(bench, page.pk), ROUNDS)
    bench.tell(f"publishing a page of {BLOCKS} blocks by its form", took, MOST_SECONDS)
    behind = Answer.objects.get(page=twin.pk).behind_count
    if behind < BLOCKS:
        raise RuntimeError(f"{behind} parts are behind, and not all {BLOCKS}")
    page = NewsPage.objects.get(pk=page.pk)
    with CaptureQueriesContext(connection) as found:
        took = seconds(lambda: published(page))
    bench.tell(f"of that for its twin, in {1000 * took:.0f} ms: queries", len(found), MOST_QUERIES, "")


def told_in_both() -> tuple[Any, Any]:
    """An article of many blocks in English, and its Hungarian version."""
    from wagtail.actions.convert_alias import ConvertAliasPageAction
    from wagtail.models import Locale

    from qcihungary.news.models import NewsIndexPage, NewsPage

    index = NewsIndexPage.objects.get(locale__language_code="en")
    body = [{"type": "text", "value": f"<p>Sample {number}.</p>", "id": str(uuid.uuid4())} for number in range(BLOCKS)]
    page = index.add_child(
        instance=NewsPage(title="Sample of many blocks", slug="many", body=body, locale=index.locale)
    )
    page.save_revision().publish()
    alias = page.copy_for_translation(Locale.objects.get(language_code="hu"), alias=True)
    ConvertAliasPageAction(alias).execute(skip_permission_checks=True)
    twin = NewsPage.objects.get(pk=alias.pk)
    twin.save_revision().publish()
    return page, twin


def publish_by_form(bench: Bench, key: int) -> None:
    """Send the form with every block rewritten, as an editor's browser does.

    Raises:
        RuntimeError: the form has an error.
    """
    from django.urls import reverse
    from wagtail.test.utils.form_data import nested_form_data, rich_text

    from qcihungary.accounts.models import User
    from qcihungary.news.models import NewsPage

    bench.client.force_login(User.objects.filter(is_superuser=True)[0])
    page = NewsPage.objects.get(pk=key)
    words = uuid.uuid4()
    blocks: dict[str, Any] = {
        str(order): {
            "type": block["type"],
            "value": rich_text(f"<p>Sample {order}, {words}.</p>"),
            "id": block["id"],
            "order": str(order),
            "deleted": "",
        }
        for order, block in enumerate(page.body.get_prep_value())
    }
    fields = {
        "title": page.title, "slug": page.slug, "date": page.date.isoformat(), "search_description": SUMMARY,
        "body": {"count": str(len(blocks)), **blocks}, "sources": {"count": "0"},
        "comments": {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0"}, "action-publish": "on",
    }  # fmt: skip
    form = {name.replace("comments_", "comments-"): value for name, value in nested_form_data(fields).items()}
    answer = bench.client.post(reverse("wagtailadmin_pages:edit", args=[key]), form)
    if answer.status_code != 302:
        raise RuntimeError(f"the form answers {answer.status_code}: {answer.context['form'].errors}")


def main(var: Path) -> None:
    """Measure on a prepared demo site; end with 1 above a bar."""
    os.environ |= demo_site.environment(var, 80, 1) | {"DJANGO_SETTINGS_MODULE": "qcihungary.settings"}
    import django

    django.setup()
    bench = Bench()
    saving(bench)
    if not bench.is_well:
        sys.exit(1)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as folder:
            demo_site.prepare(Path(folder) / "var")
            main(Path(folder) / "var")
