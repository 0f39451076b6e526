"""The facts that stand on every page: a context processor of the public templates."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpRequest

from qcihungary.consortium.models import Funder, Member, ProjectFacts
from qcihungary.core.pictures import prefetch_renditions


@dataclass
class Consortium:
    """The project's facts, its members and its funders, each fetched once and only if a template asks."""

    request: HttpRequest

    @cached_property
    def facts(self) -> ProjectFacts:
        """The project's facts; before any were saved, what is known without them."""
        return ProjectFacts.objects.first() or ProjectFacts()

    @cached_property
    def organisations(self) -> tuple[list[Member], list[Funder]]:
        """The members and the funders, each in their order, with the renditions of all their logos at hand."""
        members = list(Member.objects.filter(live=True).select_related("logo"))
        funders = list(Funder.objects.filter(live=True).select_related("logo"))
        prefetch_renditions([record.logo for record in (*members, *funders)])
        return members, funders

    @property
    def members(self) -> list[Member]:
        """The members of the consortium."""
        return self.organisations[0]

    @property
    def funders(self) -> list[Funder]:
        """Who pays beside the European Union."""
        return self.organisations[1]


def facts(request: HttpRequest) -> dict[str, Any]:
    """``consortium`` for every public template."""
    return {"consortium": Consortium(request)}
