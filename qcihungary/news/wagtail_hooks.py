"""News tags in the admin."""

from wagtail.snippets.models import register_snippet

from qcihungary.core.desk.records import RecordViewSet
from qcihungary.news.models import NewsTag


class NewsTagViewSet(RecordViewSet):
    """What articles are about."""

    model = NewsTag
    icon = "tag"
    list_display = ("name_en", "name_hu", "slug")
    add_to_admin_menu = True
    menu_name = "news-tags"
    menu_order = 410


register_snippet(NewsTagViewSet)
