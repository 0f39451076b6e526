"""Results: the front page over all kinds, the list of other results and their pages."""

from qcihungary.results.landing import ResultsIndexPage
from qcihungary.results.other import OtherResultsIndexPage
from qcihungary.results.result import OtherResultPage

__all__ = ["OtherResultPage", "OtherResultsIndexPage", "ResultsIndexPage"]
