"""The admin's views: who may see them, what is written when, and that nothing typed is lost."""

import datetime
import re
import uuid
from typing import cast

import pytest
import responses
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from qcihungary.accounts.models import User
from qcihungary.publications.incoming.asking import CROSSREF, DATACITE
from qcihungary.publications.incoming.batches import IncomingBatch
from qcihungary.publications.models import Publication
from tests.factories import UserFactory
from tests.publications.factories import PublicationFactory
from tests.publications.incoming.works import CROSSREF_ARTICLE, crossref_one

pytestmark = pytest.mark.django_db

START = "/admin/publications/add-by-identifier/"
ENTRY = "@article{a, title={Sample: Keys over deployed fibre}, author={Imre, Sandor}, year={2024}, doi={10.1000/a}}"


def paste(desk: Client, text: str) -> str:
    """Paste a text, and get the preview's address."""
    response = desk.post(START, {"text": text})
    assert response.status_code == 302, BeautifulSoup(response.content, "html.parser").main
    return response["Location"]


def seen(desk: Client, address: str) -> BeautifulSoup:
    response = desk.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_the_way_from_the_list_to_the_record(desk: Client) -> None:
    listing = seen(desk, reverse(Publication.snippet_viewset.get_url_name("list")))
    assert listing.select_one(f'a[href="{START}"]')
    assert seen(desk, START).select_one('textarea[name="text"]')
    address = paste(desk, ENTRY)
    preview = seen(desk, address)
    assert "Sample: Keys over deployed fibre" in preview.main.text
    assert preview.select_one('input[name="choice-1"][value="add"]').has_attr("checked")
    assert not Publication.objects.exists(), "a preview writes nothing"
    response = desk.post(address, {"choice-1": "add"}, follow=True)
    assert "1 publication was added." in response.text
    assert Publication.objects.get().doi == "10.1000/a"
    assert not IncomingBatch.objects.exists()
    assert desk.post(address, {"choice-1": "add"}).status_code == 404, "confirmed once is enough"


def test_a_file_may_be_uploaded_in_several_encodings(desk: Client) -> None:
    text = "@article{a, title={Minta: Őrült kísérlet}}"
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1250"):
        file = SimpleUploadedFile("works.bib", text.encode(encoding))
        response = desk.post(START, {"text": "", "file": file})
        assert "Minta: Őrült kísérlet" in seen(desk, response["Location"]).main.text


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"text": " "}, "Paste something"),
        ({"file": SimpleUploadedFile("a.bib", b"\x00\x01\x02\x81")}, "is not text"),
        ({"file": SimpleUploadedFile("a.bib", b"x" * (5 * 1024 * 1024 + 1))}, "larger than 5 MB"),
    ],
)
def test_what_is_no_text_is_refused(desk: Client, sent: dict[str, object], said: str) -> None:
    response = desk.post(START, sent)
    assert response.status_code == 200
    assert said in response.text


def test_broken_entries_stand_with_their_lines_and_the_text_comes_back(desk: Client) -> None:
    address = paste(desk, f"{ENTRY}\n@article{{broken, title={{no end\n")
    preview = seen(desk, address)
    assert "Line 2:" in preview.select_one(".incoming-broken").text
    back = str(preview.select_one(".incoming-broken a")["href"])
    assert "@article{broken" in seen(desk, back).select_one("textarea").text
    assert seen(desk, f"{START}?batch=nonsense").select_one("textarea").text.strip() == ""


def test_only_broken_entries_are_shown_too(desk: Client) -> None:
    preview = seen(desk, paste(desk, "nonsense"))
    assert "neither a DOI nor an arXiv id" in preview.main.text
    assert not preview.select_one('main button[type="submit"].button:not(.button-small)')


def test_looking_up_again(desk: Client, services: responses.RequestsMock) -> None:
    services.get(f"{CROSSREF}/10.1000%2Fsample.1", status=503)
    services.get(re.compile(rf"{re.escape(DATACITE)}/.*"), status=503)
    address = paste(desk, "10.1000/sample.1")
    preview = seen(desk, address)
    assert "10.1000/sample.1" in preview.main.text
    assert preview.select_one('input[value="skip"]').has_attr("checked")
    services.replace(responses.GET, f"{CROSSREF}/10.1000%2Fsample.1", json=crossref_one(CROSSREF_ARTICLE))
    assert desk.post(address, {"look-up": "1"})["Location"] == address
    preview = seen(desk, address)
    assert "Sample: Keys over deployed fibre" in preview.main.text
    assert preview.select_one('input[value="add"]').has_attr("checked")


def test_a_merge_shows_both_sides(desk: Client) -> None:
    PublicationFactory(doi="10.1000/a", original_title="Sample: <b>Keys</b>", year=2023)
    preview = seen(desk, paste(desk, ENTRY))
    row = preview.select_one('input[name="take-1"][value="year"]').find_parent("tr")
    assert [cell.text.strip() for cell in row.select("td")] == ["2023", "2024"]
    assert not row.select_one("input").has_attr("checked"), "what stands there is kept unless the editor says so"
    assert preview.select_one(".incoming-row b").text != "Keys", "titles are text"


def test_what_cant_be_written_is_told_and_nothing_is(desk: Client) -> None:
    address = paste(desk, f"{ENTRY}\n@article{{b, title={{Sample: Something quite new}}}}")
    PublicationFactory(doi="10.1000/a")
    response = desk.post(address, {"choice-1": "add", "choice-2": "add"})
    assert response.status_code == 200
    assert "somebody has changed the records meanwhile" in response.text
    assert Publication.objects.count() == 1
    assert (
        BeautifulSoup(response.content, "html.parser")
        .select_one('input[name="choice-2"][value="add"]')
        .has_attr("checked")
    )


def test_nothing_sent_by_the_browser_changes_what_was_checked(desk: Client) -> None:
    address = paste(desk, ENTRY)
    desk.post(address, {"choice-1": "add", "doi": "10.1000/forged", "take-1": ["slug", "live"], "choice-99": "add"})
    assert Publication.objects.get().doi == "10.1000/a"


def test_nobody_else_may_confirm_it_and_nobody_after_a_day(desk: Client, client: Client) -> None:
    address = paste(desk, ENTRY)
    other = Client()
    other.force_login(cast("User", UserFactory(is_superuser=True)))
    assert other.get(address).status_code == 404
    assert other.post(address, {"choice-1": "add"}).status_code == 404
    assert desk.get(f"{START}{uuid.uuid4()}/").status_code == 404
    IncomingBatch.objects.update(made_at=timezone.now() - datetime.timedelta(days=1, minutes=1))
    assert desk.post(address, {"choice-1": "add"}).status_code == 404
    paste(desk, ENTRY)
    assert IncomingBatch.objects.count() == 1, "the old one is gone"


def editor(*names: str) -> Client:
    user = cast("User", UserFactory())
    user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", *names]))
    client = Client()
    client.force_login(user)
    return client


def test_who_may_not_add_sees_nothing_of_it() -> None:
    reader = editor("change_publication", "view_publication")
    assert reader.get(START).status_code == 302
    assert reader.post(START, {"text": ENTRY}).status_code == 302
    assert not IncomingBatch.objects.exists()
    listing = seen(reader, reverse(Publication.snippet_viewset.get_url_name("list")))
    assert not listing.select_one(f'a[href="{START}"]')


def test_who_may_add_but_not_change_isnt_offered_to_merge() -> None:
    PublicationFactory(doi="10.1000/a", year=None)
    adder = editor("add_publication", "view_publication")
    preview = seen(adder, paste(adder, ENTRY))
    assert [box["value"] for box in preview.select('input[name="choice-1"]')] == ["skip"]


def test_who_may_not_publish_adds_drafts() -> None:
    adder = editor("add_publication", "view_publication")
    address = paste(adder, ENTRY)
    assert "kept as drafts" in seen(adder, address).main.text
    adder.post(address, {"choice-1": "add"})
    assert not Publication.objects.get().live


def test_a_stranger_signs_in_first(client: Client) -> None:
    assert client.get(START)["Location"].startswith("/admin/login/")


def test_it_speaks_hungarian(desk: Client, administrator: User) -> None:
    from wagtail.users.models import UserProfile

    UserProfile.objects.create(user=administrator, preferred_language="hu")
    assert "Hozzáadás azonosító alapján" in seen(desk, START).text
    preview = seen(desk, paste(desk, f"{ENTRY}\n@article{{broken, title={{no end\n"))
    assert "Új" in preview.select_one(".incoming-counts").text
    assert "2. sor:" in preview.select_one(".incoming-broken").text
    assert "Imre Sandor" in preview.select_one(".incoming-row").text, "names stand in Hungarian order"


def test_500_rows_take_no_more_queries_than_5(desk: Client, django_assert_max_num_queries: object) -> None:
    text = "".join(f"@article{{k{n}, title={{Sample: Work number {n}}}, doi={{10.1000/{n}}}}}\n" for n in range(500))
    address = paste(desk, text)
    for number in range(30):
        PublicationFactory(doi=f"10.1000/{number}", authors=[("A", "B")])
    with django_assert_max_num_queries(40):  # type: ignore[operator]
        assert len(seen(desk, address).select(".incoming-row")) == 500


def test_more_entries_than_a_form_holds_come_in_step_by_step(desk: Client) -> None:
    text = "".join(f"@book{{k{n}, title={{Sample: Work number {n}}}, doi={{10.1000/{n}}}}}\n" for n in range(1100))
    address = paste(desk, text)
    first = seen(desk, address)
    assert len(first.select(".incoming-row")) == 500
    assert first.select_one("progress")["max"] == "1100"
    sent = {"done": "0", "choice-1": "add", "choice-500": "add"}
    assert desk.post(address, sent)["Location"] == address
    assert set(Publication.objects.values_list("doi", flat=True)) == {"10.1000/0", "10.1000/499"}
    assert seen(desk, address).select_one("progress")["value"] == "500"
    assert desk.post(address, sent)["Location"] == address, "a step that is sent twice writes nothing again"
    assert Publication.objects.count() == 2
    for done in range(500, 1100, 500):
        response = desk.post(address, {"done": str(done), "choice-1": "add"})
    assert response["Location"] != address
    assert Publication.objects.count() == 4
    assert not IncomingBatch.objects.exists()
