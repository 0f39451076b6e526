"""What the other language has to say before a page is published."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from qcihungary.core.desk.findings import Weight
from qcihungary.core.pages import BasePage
from qcihungary.news.models import NewsIndexPage, NewsPage
from qcihungary.translation.checks import other_language
from tests.factories import NewsPageFactory, Trees, alias_of, convert, fresh

pytestmark = pytest.mark.django_db


def told(page: BasePage) -> list[tuple[str, str]]:
    request = RequestFactory().get("/admin/")
    request.user = AnonymousUser()
    findings = list(other_language(page, request))
    assert {finding.weight for finding in findings} <= {Weight.WARNING}, "a page in one language may go out"
    return [(finding.field, str(finding.message)) for finding in findings]


def test_each_state_of_the_other_language_is_told(trees: Trees) -> None:
    source = NewsPageFactory(parent=trees[NewsIndexPage, "en"], slug="keys")
    source.save_revision().publish()
    alias = alias_of(fresh(source))
    ((_field, message),) = told(fresh(source))
    assert message == "The Hungarian version isn't written yet: its readers get this text, with a note."

    draft: NewsPage = convert(alias).get_latest_revision_as_object()
    untouched = [field for field, message in told(draft) if "what the original says" in message]
    assert untouched == ["title", "search_description", "body"], "a date may well be the same"
    draft.title = "Kulcsok"
    assert "title" not in dict(told(draft))
    assert told(fresh(source)) == [("", "The Hungarian version isn't published yet.")]

    draft.save_revision().publish()
    assert told(fresh(draft)) == told(fresh(source)) == []

    source = fresh(source)
    source.title = "Other keys"
    source.save_revision().publish()
    assert told(fresh(draft)) == [("", "In the other language 1 part has changed that isn't followed here.")]
    assert told(fresh(source)) == [("", "The Hungarian version doesn't follow this page yet.")]
