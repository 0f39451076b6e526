"""The rows of the matrix of pages: each page once, with how it stands in either language.

All of it is one query, whatever the number of pages, so that the database sorts, narrows and counts.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Least
from wagtail.models import Locale, Page
from wagtail.permissions import page_permission_policy

from qcihungary.core.languages import LANGUAGE_CODES
from qcihungary.core.tree import HOME_DEPTH
from qcihungary.translation.answers import Answer
from qcihungary.translation.states import State, waiting_pages

WORST_FIRST = (State.BEHIND, State.DRAFT, State.MISSING, State.UP_TO_DATE)
"""What a reader meets as out of date comes before what is merely not there. A query knows a state by its place here."""


def explorable(user: Any) -> QuerySet[Page]:
    """The pages that somebody meets in the admin."""
    pages: QuerySet[Page] = page_permission_policy.explorable_instances(user).filter(depth__gte=HOME_DEPTH)
    return pages


def place(state: State) -> int:
    """The place of a state."""
    return WORST_FIRST.index(state)


def placed() -> Case:
    """The place of the state of a page."""
    behind = Answer.objects.filter(page=OuterRef("pk"), behind_count__gt=0)
    return Case(
        When(alias_of__isnull=False, then=Value(place(State.MISSING))),
        When(Q(live=False) | Q(pk__in=list(waiting_pages())), then=Value(place(State.DRAFT))),
        When(Exists(behind), then=Value(place(State.BEHIND))),
        default=Value(place(State.UP_TO_DATE)),
    )


def pairs(user: Any) -> QuerySet[Page]:
    """Each page once: the English one, or the Hungarian where the user doesn't meet an English one.

    Annotated for each language with ``en_place`` of its state and ``en_since`` when it is behind, and so ``hu_…``; and
    over both with ``worst`` and ``since``.
    """
    seen, locales = explorable(user), dict(Locale.objects.values_list("language_code", "pk"))
    english = seen.filter(locale=locales.get("en"), translation_key=OuterRef("translation_key"))
    rows = seen.filter(Q(locale=locales.get("en")) | ~Exists(english))
    state = placed()
    for code in LANGUAGE_CODES:
        twin = Page.objects.filter(translation_key=OuterRef("translation_key"), locale=locales.get(code))
        answer = Answer.objects.filter(
            page__translation_key=OuterRef("translation_key"), page__locale=locales.get(code)
        )
        rows = rows.annotate(
            **{
                f"{code}_place": Coalesce(Subquery(twin.values(place=state)[:1]), Value(place(State.MISSING))),
                f"{code}_since": Subquery(answer.values("behind_since")[:1]),
            }
        )
    sinces = [F(f"{code}_since") for code in LANGUAGE_CODES]
    worst = Least(*(F(f"{code}_place") for code in LANGUAGE_CODES))
    return rows.annotate(worst=worst, since=Coalesce(Least(*sinces), *sinces))


def by_work(rows: QuerySet[Page]) -> QuerySet[Page]:
    """What needs work first; what has been behind longest before the rest of it."""
    return rows.order_by("worst", F("since").asc(nulls_last=True), "path")


def in_either(*states: State, languages: Iterable[str] = LANGUAGE_CODES) -> Q:
    """That one of these languages stands so."""
    found = Q()
    for code in languages:
        found |= Q(**{f"{code}_place__in": [place(state) for state in states]})
    return found


def state_in(row: Page, code: str) -> State:
    """The state of a row in a language."""
    return WORST_FIRST[getattr(row, f"{code}_place")]
