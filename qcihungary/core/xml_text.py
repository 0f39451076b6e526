"""Text that may stand in XML 1.0, which has no place for control characters, even escaped."""

import re

ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Whatever is not a Char by the recommendation's section 2.2."""


def legal(text: str) -> str:
    """A text without the characters that XML refuses."""
    return ILLEGAL.sub("", text)
