"""The models of the search, for Django to find."""

from qcihungary.search.entries import DocumentText, MissedQuery, SearchEntry
from qcihungary.search.page import SearchPage
from qcihungary.search.sweep import IndexState

__all__ = ["DocumentText", "IndexState", "MissedQuery", "SearchEntry", "SearchPage"]
