"""The Atom feed (RFC 4287) of one language's news."""

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse

from qcihungary.consortium.models import ProjectFacts
from qcihungary.core.feeds import ENTRIES, Entry, atom_feed, start_of

if TYPE_CHECKING:
    from qcihungary.news.article import NewsPage
    from qcihungary.news.listing import NewsIndexPage
    from qcihungary.news.tags import NewsTag


def feed(index: "NewsIndexPage", request: HttpRequest, tag: "NewsTag | None" = None) -> HttpResponse:
    """The latest articles that are told in this language, with a tag or of all; aliases are in the other's feed."""
    facts = ProjectFacts.current()
    articles = index.articles().filter(alias_of__isnull=True, awaits_translation=False)
    if tag:
        articles = articles.filter(tags=tag)
    query = f"?{urlencode({'tag': tag.slug})}" if tag else ""
    return atom_feed(index, request, facts.acronym, (entry_of(article, facts) for article in articles[:ENTRIES]), query)


def entry_of(article: "NewsPage", facts: ProjectFacts) -> Entry:
    """An article as an entry. Its identifier is that of feed readers' first sight of it, and must stay."""
    published = start_of(article.date)
    return Entry(
        identifier=f"urn:uuid:{article.translation_key}#{article.language}",
        title=article.title,
        address=article.url_path,
        summary=article.summary,
        published=published,
        updated=article.last_published_at or published,
        author=article.posted_by(facts),
    )
