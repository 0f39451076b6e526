"""What was made of many things is made again only where its source has changed."""

from qcihungary.core.made import Made


def test_only_what_has_changed_is_made_again() -> None:
    asked: list[str] = []

    def make(source: str) -> list[str]:
        asked.append(source)
        return [source.upper()]

    made = Made[int, str, list[str]](make)
    first = made.of([(1, "a"), (2, "b"), (3, "c")])
    assert first == [["A"], ["B"], ["C"]]
    second = made.of([(3, "c"), (2, "other"), (4, "d")])
    assert second == [["C"], ["OTHER"], ["D"]], "in the order of the sources"
    assert second[0] is first[2]
    assert asked == ["a", "b", "c", "other", "d"]
    made.of([(1, "a")])
    assert asked[-1] == "a", "what is gone is forgotten"
    assert len(made.known) == 1
