"""What English writes in a way of its own."""

from qcihungary.core.typography.rules import BOTH, Rule, replaced, spaced

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"

RULES: tuple[Rule, ...] = (
    *BOTH,
    replaced(r"(?<=[A-Za-z])(')(?=(?:s|t|d|m|re|ve|ll)\b)", "’"),
    replaced(r"(?<=s)(')(?=\s\w)", "’"),
    # The parts of a date, and what is numbered, stay together: 20 March 2025, Fig. 3.
    spaced(rf"\b\d{{1,2}}( )(?=(?:{MONTHS})\b)"),
    spaced(r"\b(?:Figs?|Eqs?|Secs?|Nos?|Vol|Refs?|pp?|Dr|Prof|Mr|Mrs|Ms)\.( )(?=[\dA-Z])"),
    spaced(r"\d( )(?=(?:EUR|HUF|USD|thousand|million|billion)\b)"),
)
