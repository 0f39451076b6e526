"""The two columns of a bilingual field."""

from qcihungary.demo.reader import Data


def both(field: str, texts: Data | str) -> dict[str, str]:
    """Their values, from a text per language or one text for both."""
    values = {"en": texts, "hu": texts} if isinstance(texts, str) else texts
    return {f"{field}_{code}": values.get(code, "") for code in ("en", "hu")}
