"""The Atom feed (RFC 4287) of one language's news."""

from datetime import datetime, time
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed

from qcihungary.consortium.models import ProjectFacts
from qcihungary.core.alternates import Alternates

if TYPE_CHECKING:
    from qcihungary.news.listing import NewsIndexPage

ENTRIES = 20


def feed(index: "NewsIndexPage", request: HttpRequest) -> HttpResponse:
    """The latest articles that are told in this language, as Atom; aliases are in the other language's feed."""
    facts = ProjectFacts.current()
    atom = Atom1Feed(
        title=f"{facts.acronym}: {index.title}",
        link=Alternates.of(index).current.absolute_url,
        description=index.summary,
        language=index.language,
        feed_url=f"{settings.BASE_URL}{request.path}",
        author_name=facts.acronym,
        subtitle=index.summary,
    )
    articles = index.articles().filter(alias_of__isnull=True, awaits_translation=False)
    for article in articles[:ENTRIES]:
        published = timezone.make_aware(datetime.combine(article.date, time.min))
        atom.add_item(
            title=article.title,
            link=article.absolute_url,
            description=article.summary,
            unique_id=f"urn:uuid:{article.translation_key}#{index.language}",
            pubdate=published,
            updateddate=article.last_published_at or published,
            author_name=article.posted_by(facts),
            categories=[],
        )
    return HttpResponse(atom.writeString("utf-8"), content_type=f"{atom.content_type}")
