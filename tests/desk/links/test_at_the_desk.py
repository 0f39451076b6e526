"""What the home says of links where none is broken: no more than is known."""

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from qcihungary.accounts.models import User
from qcihungary.core.desk.findings import findings_of
from qcihungary.core.desk.lists import lists_for
from qcihungary.core.documents.document import SiteDocument
from qcihungary.desk.links.collecting import collect
from qcihungary.desk.links.models import CheckedLink
from qcihungary.desk.links.vocabulary import LinkState
from qcihungary.news.models import NewsIndexPage
from tests.desk.links.test_collecting import linking
from tests.desk.links.test_report import LONG_AGO, request_of
from tests.factories import NewsPageFactory, Trees, body

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("states", "told"),
    [
        ([], "There are no links to check yet."),
        ([LinkState.NEW, LinkState.NEW], "No link has been checked yet."),
        ([LinkState.GOOD, LinkState.NEW], "not checked yet: 1, failed once or not to be checked: 0"),
        ([LinkState.GOOD, LinkState.DOUBTFUL], "not checked yet: 0, failed once or not to be checked: 1"),
        ([LinkState.GOOD, LinkState.GOOD], "All links lead somewhere. Last checked: 20 March 2025, 13:00."),
    ],
)
def test_the_home_says_no_more_than_is_known(administrator: User, trees: Trees, states: list[str], told: str) -> None:
    CheckedLink.objects.all().delete()
    for number, _state in enumerate(states):
        linking(trees[NewsIndexPage, "en"], f"https://{number}.example/", title=f"Article {number}")
    collect()
    for number, state in enumerate(states):
        checked = {} if state == LinkState.NEW else {"last_checked": LONG_AGO}
        CheckedLink.objects.filter(address=f"https://{number}.example/").update(state=state, **checked)
    shown = next(one for one in lists_for(request_of(administrator)) if str(one.title) == "Broken links")
    assert told in str(shown.empty)


def test_a_document_that_only_a_draft_shows_is_no_broken_link(trees: Trees, administrator: User) -> None:
    """It becomes public with the draft; one that is withdrawn, or in a closed collection, doesn't."""
    file = ContentFile(b"%PDF-1.7\n", name="report.pdf")
    new, withdrawn = (SiteDocument.objects.create(title=title, file=file) for title in ("New", "Withdrawn"))
    SiteDocument.objects.filter(pk=withdrawn.pk).update(withdrawn_at=timezone.now())
    links = "".join(f'<a linktype="document" id="{document.pk}">x</a> ' for document in (new, withdrawn))
    article = NewsPageFactory(parent=trees[NewsIndexPage, "en"], live=False, body=body(("text", f"<p>{links}</p>")))
    found = [str(finding.message) for finding in findings_of(article, request_of(administrator))]
    assert [message for message in found if "Broken link" in message] == [
        message for message in found if "Withdrawn" in message
    ]
    assert len([message for message in found if "Broken link" in message]) == 1
