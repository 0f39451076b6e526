"""Where OAI-PMH describes an output: its identifier there, and the address of its description."""

from urllib.parse import quote, urlsplit

from django.conf import settings

OAI_PATH = "/oai/"
DESCRIPTION_TYPE = "application/xml"


def oai_identifier(key: str) -> str:
    """The identifier of an output (OAI identifier format, version 2): ``oai:qcihungary.hu:deliverable-12``."""
    return f"oai:{namespace()}:{key}"


def namespace() -> str:
    """The repository's name in its identifiers: the host that it lives at."""
    return urlsplit(settings.BASE_URL).hostname or ""


def record_address(key: str) -> str:
    """The local address of an output's Dublin Core description."""
    return f"{OAI_PATH}?verb=GetRecord&metadataPrefix=oai_dc&identifier={quote(oai_identifier(key), safe='')}"
