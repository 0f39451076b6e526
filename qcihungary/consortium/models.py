"""The project's facts, and the records of who is in it, what they work on and who pays."""

from qcihungary.consortium.facts import ProjectFacts
from qcihungary.consortium.records import Funder, Member, WorkPackage

__all__ = ["Funder", "Member", "ProjectFacts", "WorkPackage"]
