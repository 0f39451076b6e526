"""Pairs of told pages that were there before their answers were: they are taken as answering each other as they are."""

from itertools import groupby

from django.db.models import Exists, OuterRef
from wagtail.models import Page

from qcihungary.core.pages import BasePage
from qcihungary.translation.answers import Answer
from qcihungary.translation.following import remember
from qcihungary.translation.parts import parts_of


def fill() -> int:
    """Remember what is missing, and count it. One query where nothing is."""
    pages = Page.objects.filter(alias_of=None)
    twins = pages.filter(translation_key=OuterRef("translation_key")).exclude(pk=OuterRef("pk"))
    lacking = pages.filter(Exists(twins)).exclude(Exists(Answer.objects.filter(page=OuterRef("pk"))))
    keys = list(lacking.values_list("translation_key", flat=True))
    if not keys:
        return 0
    found = Page.objects.filter(alias_of=None, translation_key__in=keys).order_by("translation_key").specific()
    count = 0
    for _key, versions in groupby(found, key=lambda page: page.translation_key):
        count += fill_pair([page for page in versions if isinstance(page, BasePage)])
    return count


def answer_anew() -> int:
    """Forget what pages knew of their twins, and take every pair as answering each other as it is."""
    Answer.objects.all().delete()
    return fill()


def fill_pair(pair: list[BasePage]) -> int:
    """Remember it for the pages of a pair that lack it. What isn't live or told yet is answered when it is."""
    known = set(Answer.objects.filter(page__in=[page.pk for page in pair]).values_list("page_id", flat=True))
    count = 0
    for page in pair:
        source = page if page.awaits_translation else next((twin for twin in pair if twin.pk != page.pk), None)
        if page.pk not in known and source and source.live and (source is page or source.is_told):
            remember(page, parts_of(source), source.live_revision_id)
            count += 1
    return count
