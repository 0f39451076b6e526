"""An article for machines: schema.org's NewsArticle."""

from typing import TYPE_CHECKING, Any

from django.conf import settings

from qcihungary.consortium.models import ProjectFacts
from qcihungary.core.dates import iso

if TYPE_CHECKING:
    from qcihungary.news.article import NewsPage


def news_article(article: "NewsPage", facts: ProjectFacts) -> dict[str, Any]:
    """The article's JSON-LD. Its references are its citations."""
    project = {"@type": "Organization", "@id": f"{settings.BASE_URL}/#organization", "name": facts.acronym}
    author = article.organisation
    return {
        "@type": "NewsArticle",
        "headline": article.title[:110],
        "description": article.summary,
        "inLanguage": article.text_language,
        "datePublished": iso(article.date),
        "dateModified": iso(article.last_published_at),
        "mainEntityOfPage": article.absolute_url,
        "image": [article.card_url],
        "author": {"@type": "Organization", "name": author.name, "url": author.url} if author else project,
        "publisher": project,
        "keywords": [tag.name for tag in article.tag_list],
        "citation": [
            {"@type": "CreativeWork", "name": block.value["title"], "url": block.value.href}
            for block in article.sources
            if block.block_type == "reference"
        ],
    }
