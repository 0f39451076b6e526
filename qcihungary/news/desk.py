"""What news brings to the editors' desk."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from qcihungary.core.desk.starts import new_page_url
from qcihungary.core.desk.tasks import Task, register_task
from qcihungary.news.models import NewsIndexPage, NewsPage


def add_news(request: HttpRequest) -> str | None:
    """The form of a new article."""
    return new_page_url(request, NewsIndexPage, NewsPage)


def register() -> None:
    """Put the task onto the home."""
    register_task("news", Task(_("Add news"), "doc-full", add_news, 10))
