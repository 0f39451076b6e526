"""News: the list and its articles, and the tags that hold them together."""

from qcihungary.news.article import NewsPage
from qcihungary.news.listing import NewsIndexPage
from qcihungary.news.tags import NewsTag

__all__ = ["NewsIndexPage", "NewsPage", "NewsTag"]
