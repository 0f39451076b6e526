"""The reports of records and of images: what is empty or was left alone, and who may know of it."""

import uuid
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from qcihungary.accounts.models import User
from qcihungary.accounts.rights.table import Role
from qcihungary.core.desk.lists import lists_for
from qcihungary.core.images import SiteImage
from qcihungary.deliverables.models import Deliverable
from qcihungary.training.registration.desk import Question, RegistrationDesk
from qcihungary.translation.models import ColumnNote
from tests.deliverables.factories import DeliverableFactory, DeliverableFileFactory
from tests.factories import ImageFactory, MemberFactory, NewsTagFactory, WorkPackageFactory
from tests.queries import queries_of
from tests.roles import desk_of, member_of

pytestmark = pytest.mark.django_db

RECORDS = "/admin/reports/translations/records/"
IMAGES = "/admin/reports/translations/images/"


def soup(client: Client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def gaps(client: Client, query: str = "") -> list[str]:
    """What the report of records says: record, text, state."""
    found = soup(client, f"{RECORDS}{query}")
    for hidden in found.select(".w-sr-only"):
        hidden.extract()
    return [
        ", ".join(" ".join(row.select("td")[place].get_text(" ").replace("\xa0", " ").split()) for place in (0, 2, 3))
        for row in found.select(".matrix-scroll tbody tr")
    ]


def mark(client: Client, **form: str) -> int:
    return client.post(f"{RECORDS}fine/", form).status_code


@pytest.fixture
def unequal() -> dict[str, Any]:
    """Records whose languages differ."""
    package = WorkPackageFactory(number=1, title_en="Network", title_hu="Hálózat")
    package.title_hu = "Földi hálózat"
    package.save()
    member = MemberFactory(name_hu="", logo_alt_en="", logo_alt_hu="")
    tag = NewsTagFactory(slug="keys", name_en="", name_hu="Kulcsok")
    return {"package": package, "member": member, "tag": tag}


@pytest.mark.usefixtures("unequal")
def test_records_are_listed_with_what_they_lack(desk: Client) -> None:
    untouched = "WP1 Network, Title in English, Behind for 0 minutes: the other language changed, this one didn’t"
    empty = ["Sample University, Name in Hungarian, Empty", "Kulcsok, Name in English, Empty"]
    assert gaps(desk) == [untouched, *empty]
    assert gaps(desk, "?kind=empty") == empty
    assert gaps(desk, "?kind=empty&language=hu") == empty[:1]
    assert gaps(desk, "?model=news.newstag") == empty[1:]
    assert gaps(desk, "?age=7") == []
    for bad in ("?kind=x", "?language=de", "?model=auth.group", "?age=x", "?p=x"):
        assert len(gaps(desk, bad)) == 3, bad
    exported = b"".join(desk.get(f"{RECORDS}?export=csv").streaming_content).decode()
    assert "WP1 Network,Work package,Title in English,English,Behind" in exported


def test_parts_of_a_record_are_listed_with_the_form_that_they_stand_on(desk: Client) -> None:
    desk_of_event = RegistrationDesk.objects.create(event_key=uuid.uuid4(), note_en="Bring a laptop.")
    Question.objects.create(desk=desk_of_event, text_en="Which course?", text_hu="")
    file = DeliverableFileFactory(changes_en="Corrected.", changes_hu="")
    assert [gap.rpartition(" in Hungarian, Empty")[0] for gap in gaps(desk)] == [
        f"{file}, What is new",
        "Which course?, Question",
        f"{desk_of_event}, Note above the form",
    ]
    ways = [str(link["href"]) for link in soup(desk, RECORDS).select(".matrix-scroll tbody td:first-child a")]
    form = reverse("registration_desks:edit", args=[desk_of_event.pk])
    assert ways == [reverse(Deliverable.snippet_viewset.get_url_name("edit"), args=[file.deliverable.pk]), form, form]


def test_what_is_marked_as_fine_is_not_listed_until_its_twin_changes(desk: Client, unequal: dict[str, Any]) -> None:
    package, member = unequal["package"], unequal["member"]
    page = soup(desk, f"{RECORDS}?language=en")
    form, button = page.select_one("form:has(.matrix-scroll)"), page.select_one("button[name=column]")
    fields = {field["name"]: field["value"] for field in form.select("input")}
    response = desk.post(str(form["action"]), {**fields, "column": button["value"]})
    assert response["Location"] == f"{RECORDS}?language=en"
    assert mark(desk, column=f"consortium.member:{member.pk}:name:hu") == 302
    assert gaps(desk) == ["Kulcsok, Name in English, Empty"]
    package.title_hu = "A földi hálózat"
    package.save()
    member.name_en = "Other University"
    member.save()
    assert [gap.partition(",")[0] for gap in gaps(desk)] == ["WP1 Network", "Kulcsok"]
    member.name_hu = "Más Egyetem"
    member.save()
    assert not ColumnNote.objects.filter(object_id=str(member.pk), field="name").exists()


@pytest.mark.parametrize(
    "column",
    [
        "", "x", "consortium.member:0:name:hu", "consortium.member:x:name:hu", "consortium.member:{pk}:name:de",
        "consortium.member:{pk}:short_name:hu", "consortium.member:{pk}", "auth.group:1:name:hu", "a:b:c:d:e:f",
    ],
)  # fmt: skip
def test_only_a_real_column_can_be_marked(desk: Client, unequal: dict[str, Any], column: str) -> None:
    assert mark(desk, column=column.format(pk=unequal["member"].pk)) == 404
    assert desk.get(f"{RECORDS}fine/").status_code == 405
    assert not ColumnNote.objects.filter(kind="may-be-empty").exists()


def test_nobody_learns_of_records_that_they_may_not_change(unequal: dict[str, Any]) -> None:
    kept_back = DeliverableFactory(title_hu="", title_en="Sample: secret", level="SEN")
    assert any("secret" in gap for gap in gaps(desk_of(member_of(Role.COORDINATOR))))
    Deliverable.objects.filter(pk=kept_back.pk).update(title_en="Sample: secret", title_hu="")
    editor = member_of(Role.EDITOR)
    editor.groups.get().permissions.filter(content_type__app_label="deliverables").delete()
    client = desk_of(editor)
    assert gaps(client) == ["Kulcsok, Name in English, Empty"]
    exported = b"".join(client.get(f"{RECORDS}?export=csv").streaming_content).decode()
    assert "secret" not in exported
    for column in (
        f"deliverables.deliverable:{kept_back.pk}:title:hu",
        f"consortium.member:{unequal['member'].pk}:name:hu",
    ):
        assert mark(client, column=column) == 404


def test_the_number_of_queries_depends_on_no_number_of_records(desk: Client, unequal: dict[str, Any]) -> None:
    DeliverableFactory(title_hu="")
    few = len(queries_of(desk, RECORDS))
    for _number in range(5):
        DeliverableFactory(title_hu="")
        MemberFactory(name_en="")
        package = WorkPackageFactory()
        package.title_en = "Other"
        package.save()
    assert len(queries_of(desk, RECORDS)) == few


@pytest.mark.usefixtures("references")
def test_images_without_text_are_listed(desk: Client, rf: Any) -> None:
    silent, half = (
        ImageFactory(title="a.jpg", description_en="", description_hu=""),
        ImageFactory(title="b.jpg", description_hu=""),
    )
    ImageFactory(title="c.jpg")
    MemberFactory(logo=half)
    titles = [link.text.strip() for link in soup(desk, IMAGES).select(".matrix-image")]
    assert titles == ["b.jpg", "a.jpg"]
    assert [str(link["href"]) for link in soup(desk, IMAGES).select(".matrix-image")][
        1
    ] == f"/admin/images/{silent.pk}/"

    def listed(query: str) -> list[str]:
        return [link.text.strip() for link in soup(desk, f"{IMAGES}{query}").select(".matrix-image")]

    assert listed("?language=en") == ["a.jpg"]
    assert listed("?used=yes") == ["b.jpg"]
    assert listed("?used=no") == ["a.jpg"]
    assert listed("?q=B.JP") == ["b.jpg"]
    assert listed("?used=perhaps&p=x") == ["b.jpg", "a.jpg"]
    assert "b.jpg" in b"".join(desk.get(f"{IMAGES}?export=csv").streaming_content).decode()


@pytest.mark.usefixtures("references")
def test_the_home_lists_images_without_text_used_ones_first(rf: Any, administrator: User) -> None:
    ImageFactory(title="a.jpg", description_en="")
    MemberFactory(logo=ImageFactory(title="b.jpg", description_hu=""))
    request = rf.get("/admin/")
    request.user = administrator
    [found] = [one for one in lists_for(request) if one.icon == "image"]
    assert (found.count, [(entry.title, entry.note) for entry in found.entries]) == (
        2,
        [("b.jpg", "used"), ("a.jpg", "")],
    )


def test_images_are_those_that_one_may_change(rf: Any) -> None:
    author, coordinator = member_of(Role.AUTHOR), member_of(Role.COORDINATOR)
    ImageFactory(title="other.jpg", description_en="")
    request = rf.get("/admin/")
    request.user = author
    assert [one.count for one in lists_for(request) if one.icon == "image"] == []
    own = ImageFactory(title="own.jpg", description_en="", uploaded_by_user=author)
    assert [link.text.strip() for link in soup(desk_of(author), IMAGES).select(".matrix-image")] == ["own.jpg"]
    everything = soup(desk_of(coordinator), IMAGES).select(".matrix-image")
    assert {link.text.strip() for link in everything} == {"own.jpg", "other.jpg"}
    [listed] = [one for one in lists_for(request) if one.icon == "image"]
    assert (listed.count, listed.entries[0].url) == (1, reverse("wagtailimages:edit", args=[own.pk]))


def test_an_image_shows_what_was_rendered_and_looking_renders_nothing(desk: Client) -> None:
    image = ImageFactory(description_en="")
    image.make_renditions()
    before = image.renditions.count()
    assert soup(desk, IMAGES).select_one(".matrix-image img")["src"]
    assert SiteImage.objects.get(pk=image.pk).renditions.count() == before
