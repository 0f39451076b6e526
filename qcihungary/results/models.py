"""Results: the front page over all kinds, the list of other results their pages, and what was harvested."""

from qcihungary.results.landing import ResultsIndexPage
from qcihungary.results.oai.tombstones import HarvestedOutput
from qcihungary.results.other import OtherResultsIndexPage
from qcihungary.results.result import OtherResultPage

__all__ = ["HarvestedOutput", "OtherResultPage", "OtherResultsIndexPage", "ResultsIndexPage"]
