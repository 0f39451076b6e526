"""The facts that stand on every page: a context processor of the public templates."""

from typing import Any

from django.http import HttpRequest

from qcihungary.consortium.models import Funder, Member, ProjectFacts
from qcihungary.core.standing import standing_rows

FACTS = standing_rows("facts", lambda: ProjectFacts.objects.order_by("pk")[:1])
FUNDERS = standing_rows("funders", lambda: Funder.objects.filter(live=True).select_related("logo"), "logo")


class Consortium:
    """The project's facts, its members and its funders, kept in memory until one of them is saved."""

    @property
    def facts(self) -> ProjectFacts:
        """The project's facts; before any were saved, what is known without them."""
        return next(iter(FACTS.get()), None) or ProjectFacts()

    @property
    def members(self) -> list[Member]:
        """The live members of the consortium, in their order."""
        return list(Member.known().values())

    @property
    def funders(self) -> list[Funder]:
        """Who pays beside the European Union, in their order."""
        return FUNDERS.get()


def facts(request: HttpRequest) -> dict[str, Any]:
    """``consortium`` for every public template."""
    return {"consortium": Consortium()}
