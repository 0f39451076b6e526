"""Words that are made of a number."""

from decimal import Decimal

from django.utils.translation import gettext, pgettext

from qcihungary.core.dates import number
from qcihungary.training.vocabulary import Currency


def price_text(price: Decimal, currency: str) -> str:
    """„12 000 Ft”, "20 EUR", or that it is free."""
    if not price:
        return gettext("Free")
    amount = number(int(price) if price == int(price) else float(price))
    unit = pgettext("after a price", "HUF") if currency == Currency.HUF else pgettext("after a price", "EUR")
    return f"{amount} {unit}"
