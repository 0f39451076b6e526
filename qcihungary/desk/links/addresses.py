"""The one form in which an address is kept, whatever form an editor gave it."""

from dataclasses import dataclass
from urllib.parse import unquote, urljoin, urlsplit

from django.conf import settings

from qcihungary.core.identifiers import DOI, doi_url, normalise_doi
from qcihungary.desk.links.hosts import LONGEST_ADDRESS
from qcihungary.desk.links.vocabulary import LinkKind

DOI_HOSTS = frozenset({"doi.org", "www.doi.org", "dx.doi.org"})


@dataclass(frozen=True, slots=True)
class Address:
    """An address and its kind. Pages and documents of ours go by their keys, so that no title is kept here."""

    kind: LinkKind
    text: str

    @property
    def key(self) -> int:
        """The key of a page or document of ours."""
        return int(self.text.rpartition(":")[2])


def page_address(key: int) -> Address:
    """A page of ours."""
    return Address(LinkKind.PAGE, f"page:{key}")


def document_address(key: int) -> Address:
    """A document of ours."""
    return Address(LinkKind.DOCUMENT, f"document:{key}")


def doi_address(text: str) -> Address | None:
    """A DOI in any form; None where it is none, which its field has told already."""
    doi = normalise_doi(text)
    return fitting(LinkKind.DOI, doi_url(doi)) if DOI.match(doi) else None


def address_of(href: str, base: str = "") -> Address | None:
    """What a link leads to. Those to a telephone number, or of a kind that we don't know, can't be checked.

    ``base`` is the path of the page that it stands on; without one, a link that needs it isn't looked at.
    """
    href = href.strip()
    try:
        parts = urlsplit(href)
    except ValueError:
        return fitting(LinkKind.WEB, href)  # the check will say that it is malformed
    scheme = parts.scheme.lower()
    if scheme == "mailto":
        return fitting(LinkKind.MAIL, href)
    if scheme not in ("http", "https") and (scheme or parts.netloc):
        return fitting(LinkKind.WEB, f"https:{href}") if parts.netloc and not scheme else None
    if not scheme:
        return path_address(href, base)
    host = (parts.hostname or "").lower()
    if host in DOI_HOSTS and (doi := doi_address(unquote(parts.path).lstrip("/"))):
        return doi
    if host == settings.BASE_HOST:
        return path_address(parts._replace(scheme="", netloc="").geturl() or "/", base)
    return fitting(LinkKind.WEB, href)


def path_address(href: str, base: str) -> Address | None:
    """An address below our own host."""
    if not href or not (href.startswith("/") or base):
        return None
    return fitting(LinkKind.PATH, urljoin(base, href))


def fitting(kind: LinkKind, text: str) -> Address | None:
    """An address that isn't longer than browsers and servers take."""
    return Address(kind, text) if len(text) <= LONGEST_ADDRESS else None
