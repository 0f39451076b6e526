"""Requests of OAI-PMH 2.0 and what can be wrong with them (sections 3.6 and 4 of the specification).

https://www.openarchives.org/OAI/2.0/openarchivesprotocol.htm
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict

from qcihungary.results.oai.moments import first_moment, is_day, last_moment

PREFIX = "oai_dc"


class ProtocolError(Exception):
    """An error as the protocol names it; ``code`` is one of section 3.6."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class Rule:
    """The arguments of a verb. An exclusive one stands alone."""

    required: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()
    exclusive: str = ""


LISTS = Rule(frozenset({"metadataPrefix"}), frozenset({"from", "until", "set"}), "resumptionToken")
RULES: Mapping[str, Rule] = {
    "Identify": Rule(),
    "ListMetadataFormats": Rule(optional=frozenset({"identifier"})),
    "ListSets": Rule(exclusive="resumptionToken"),
    "ListIdentifiers": LISTS,
    "ListRecords": LISTS,
    "GetRecord": Rule(frozenset({"identifier", "metadataPrefix"})),
}

Arguments = Mapping[str, str]


def verb_of(query: QueryDict) -> str:
    """The verb of a request.

    Raises:
        ProtocolError: it is missing, repeated or unknown.
    """
    verbs = query.getlist("verb")
    if len(verbs) != 1:
        raise ProtocolError("badVerb", "The verb is missing." if not verbs else "The verb is repeated.")
    if verbs[0] not in RULES:
        raise ProtocolError("badVerb", "The verb is not one of OAI-PMH 2.0.")
    return verbs[0]


def arguments_of(query: QueryDict, verb: str) -> Arguments:
    """The arguments of a request with this verb.

    Raises:
        ProtocolError: one is missing, repeated, unknown, malformed, or stands beside one that must be alone.
    """
    rule = RULES[verb]
    given = {name: values for name, values in query.lists() if name != "verb"}
    if any(len(values) > 1 for values in given.values()):
        raise ProtocolError("badArgument", "An argument is repeated.")
    arguments = {name: values[0] for name, values in given.items()}
    if rule.exclusive in arguments:
        if len(arguments) > 1:
            raise ProtocolError("badArgument", f"{rule.exclusive} is an exclusive argument.")
        return arguments
    if arguments.keys() - rule.required - rule.optional:
        raise ProtocolError("badArgument", f"{verb} has no such argument.")
    if missing := sorted(rule.required - arguments.keys()):
        raise ProtocolError("badArgument", f"{verb} needs the argument {missing[0]}.")
    check_moments(arguments)
    return arguments


def check_moments(arguments: Arguments) -> None:
    """Check ``from`` and ``until``.

    Raises:
        ProtocolError: one is no datestamp, they have different granularities, or the wrong order.
    """
    given = [arguments[name] for name in ("from", "until") if name in arguments]
    try:
        moments = [first_moment(text) for text in given]
    except ValueError as error:
        message = "from and until are written YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ."
        raise ProtocolError("badArgument", message) from error
    if len({is_day(text) for text in given}) > 1:
        raise ProtocolError("badArgument", "from and until have different granularities.")
    if len(moments) > 1 and moments[0] > last_moment(given[1]):
        raise ProtocolError("badArgument", "from is later than until.")
