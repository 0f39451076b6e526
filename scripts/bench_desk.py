"""Measure what an editor waits for at the desk; a part of ``make bench``. It fails above a bar.

A demo site is asked by production code in this process. Times are of the processor, the best of several.
"""

import sys
import uuid
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts.bench_records import ROUNDS, Bench, run, seconds

BLOCKS = 60
SUMMARY = "In short."
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
    bench.sign_in()
    forms = [filled_in(page) for _round in range(ROUNDS)]
    took = seconds(lambda: publish_by_form(bench, page.pk, forms.pop()), ROUNDS)
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


def filled_in(page: Any) -> dict[str, Any]:
    """What an editor's browser sends with every block rewritten."""
    from wagtail.test.utils.form_data import nested_form_data, rich_text

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
    return {name.replace("comments_", "comments-"): value for name, value in nested_form_data(fields).items()}


def publish_by_form(bench: Bench, key: int, form: dict[str, Any]) -> None:
    """Send the form.

    Raises:
        RuntimeError: the form has an error.
    """
    from django.urls import reverse

    answer = bench.client.post(reverse("wagtailadmin_pages:edit", args=[key]), form)
    if answer.status_code != 302:
        raise RuntimeError(f"the form answers {answer.status_code}: {answer.context['form'].errors}")


if __name__ == "__main__":
    run(saving)
