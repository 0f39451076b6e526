"""News tags in the admin."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from qcihungary.news.models import NewsTag
from tests.factories import NewsTagFactory

pytestmark = pytest.mark.django_db

ADD = reverse("wagtailsnippets_news_newstag:add")
FORM = {"name_en": "Quantum internet", "name_hu": "Kvantuminternet", "slug": "quantum-internet"}


def test_a_tag_is_made_in_both_languages(desk: Client) -> None:
    page = BeautifulSoup(desk.get(ADD).content, "html.parser")
    slug = page.select_one("[name=slug]")
    assert slug
    assert "blur->w-slug#urlify" in slug["data-action"]
    response = desk.post(ADD, FORM)
    assert response.status_code == 302, response.context["form"].errors
    tag = NewsTag.objects.get()
    assert (tag.name_en, tag.name_hu, tag.slug) == tuple(FORM.values())
    listed = desk.get(reverse("wagtailsnippets_news_newstag:list")).content.decode()
    assert "Quantum internet" in listed
    assert "Kvantuminternet" in listed
    edit = BeautifulSoup(desk.get(reverse("wagtailsnippets_news_newstag:edit", args=[tag.pk])).content, "html.parser")
    assert edit.select_one("[name=name_hu]")
    assert not edit.select("a[href*=side-by-side], a[href*=typography]"), "it has no drafts to look at"


@pytest.mark.parametrize(
    ("fields", "at"),
    [({"name_hu": ""}, "name_hu"), ({"name_en": ""}, "name_en"), ({"slug": "őű"}, "slug"), ({"slug": "taken"}, "slug")],
)
def test_errors_stand_at_their_field(desk: Client, fields: dict[str, str], at: str) -> None:
    NewsTagFactory(slug="taken")
    response = desk.post(ADD, {**FORM, **fields})
    assert response.status_code == 200
    assert list(response.context["form"].errors) == [at]
    assert NewsTag.objects.count() == 1
