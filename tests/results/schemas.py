"""What answers to machines must look like: the schemas beside this file, as the test data that they are."""

from functools import cache
from pathlib import Path

from lxml import etree

SCHEMAS = Path(__file__).parent / "schemas"


@cache
def oai_schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(SCHEMAS / "OAI-PMH.xsd"))


@cache
def atom_schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(SCHEMAS / "atom.rng"))


def valid_oai(content: bytes) -> etree._Element:
    """The root of a response, if it is valid."""
    root = etree.fromstring(content)
    oai_schema().assertValid(root)
    return root


def valid_atom(content: bytes) -> etree._Element:
    """The root of a feed, if it is valid."""
    root = etree.fromstring(content)
    atom_schema().assertValid(root)
    return root
