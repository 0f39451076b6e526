"""Results: the front page over all kinds, and the list of other results."""

from qcihungary.results.landing import ResultsIndexPage
from qcihungary.results.other import OtherResultsIndexPage

__all__ = ["OtherResultsIndexPage", "ResultsIndexPage"]
