"""Lists of words and endings, written as running text."""


def words(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


def longest_first(text: str) -> list[str]:
    """Endings in the order in which they are looked for."""
    return sorted(text.split(), key=len, reverse=True)
