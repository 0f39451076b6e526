"""Questions about articles."""

from typing import TYPE_CHECKING

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import ExtractYear
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

if TYPE_CHECKING:
    from qcihungary.news.article import NewsPage

LIST_COLUMNS = (
    "title", "url_path", "summary", "date", "alias_of_id", "awaits_translation", "lead_image", "author",
    "content_type", "path", "translation_key", "locale",
)  # fmt: skip


class NewsQuerySet(PageQuerySet["NewsPage"]):
    """Articles. Lists hold the live ones that anybody may read, newest first."""

    def listed(self, path: str) -> "NewsQuerySet":
        """The public articles below the list at a tree path, newest first, with what a list shows."""
        return (
            self.live()
            .filter(path__startswith=path)
            .public()
            .select_related("lead_image")
            .only(*LIST_COLUMNS, "lead_image__width", "lead_image__height", "lead_image__title")
            .order_by("-date", "-pk")
        )

    def tagged(self, slug: str) -> "NewsQuerySet":
        """Those with a tag."""
        return self.filter(tags__slug=slug)

    def of_year(self, year: int) -> "NewsQuerySet":
        """Those published in a year."""
        return self.filter(date__year=year)

    def years(self) -> QuerySet["NewsPage", tuple[int, int]]:
        """Pairs of year and number of articles, newest year first."""
        found = self.order_by().annotate(year=ExtractYear("date")).values("year")
        return found.annotate(count=Count("pk")).order_by("-year").values_list("year", "count")

    def around(self, article: "NewsPage", related: int) -> "NewsQuerySet":
        """The article before, the one after, and the most related others: one query, told apart by ``neighbour``."""
        earlier = Q(date__lt=article.date) | Q(date=article.date, pk__lt=article.pk)
        later = Q(date__gt=article.date) | Q(date=article.date, pk__gt=article.pk)
        others = self.exclude(pk=article.pk)
        tagged = others.filter(tags__in=article.tags.all()).annotate(shared=Count("tags"))
        return self.filter(
            Q(pk__in=others.filter(earlier).values("pk")[:1])
            | Q(pk__in=others.filter(later).order_by("date", "pk").values("pk")[:1])
            | Q(pk__in=tagged.order_by("-shared", "-date").values("pk")[:related])
        ).annotate(shared=Count("tags", filter=Q(tags__in=article.tags.all())), when=F("date"))


NewsManager = PageManager.from_queryset(NewsQuerySet)
