"""Words that belong to facts: typed in both languages on one form, or made of a number."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import get_language, gettext, pgettext

from qcihungary.core.dates import number
from qcihungary.core.languages import other_language
from qcihungary.training.vocabulary import Currency


@dataclass(frozen=True, slots=True)
class Wording:
    """A text, and the language that it is really in."""

    text: str
    language: str


def in_either_language(english: str | None, hungarian: str | None) -> Wording:
    """The text in the reader's language; in the other where only that is known."""
    known = {"en": english or "", "hu": hungarian or ""}
    wanted = get_language() or "en"
    language = wanted if known.get(wanted) else other_language(wanted)
    return Wording(known[language], language)


def price_text(price: Decimal, currency: str) -> str:
    """„12 000 Ft”, "20 EUR", or that it is free."""
    if not price:
        return gettext("Free")
    amount = number(int(price) if price == int(price) else float(price))
    unit = pgettext("after a price", "HUF") if currency == Currency.HUF else pgettext("after a price", "EUR")
    return f"{amount} {unit}"
