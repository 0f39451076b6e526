"""How long a body takes to read."""

import math
import re
from typing import Any

WORDS_PER_MINUTE = {"en": 230, "hu": 190}
"""Silent reading of non-fiction: English after Brysbaert (2019), 238; Hungarian words are longer, so fewer a minute."""

WORD = re.compile(r"\w+(?:[-’']\w+)*")
TAG = re.compile(r"<[^>]+>")


def reading_minutes(body: Any, language: str) -> int:
    """Whole minutes, at least 1, that a stream of blocks takes to read in a language."""
    words = sum(len(WORD.findall(TAG.sub(" ", text))) for text in texts_of(body.raw_data))
    return max(1, math.ceil(words / WORDS_PER_MINUTE[language]))


def texts_of(raw: Any) -> list[str]:
    """Every text in the raw data of a stream, markup and all."""
    if isinstance(raw, str):
        return [raw]
    if isinstance(raw, dict):
        return [text for key, inner in raw.items() if key not in ("type", "id") for text in texts_of(inner)]
    if hasattr(raw, "__iter__"):
        return [text for inner in raw for text in texts_of(inner)]
    return []
