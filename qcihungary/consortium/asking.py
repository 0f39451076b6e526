"""Who we say that we are when we ask other servers for something."""

from django.conf import settings

from qcihungary.consortium.facts import ProjectFacts
from qcihungary.core.stamps import kept


def contact() -> str:
    """The address by which a service can tell us that we ask too much."""
    return kept.get(
        "contact of look-ups", lambda: ProjectFacts.current().email
    ) or settings.SECURITY_CONTACT.removeprefix("mailto:")


def user_agent(mail: str = "") -> str:
    """Our name with the site's address and, as Crossref's etiquette asks for, one to write to."""
    return f"QCIHungary/1.0 ({settings.BASE_URL}; mailto:{mail or contact()})"
