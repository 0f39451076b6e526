"""The consortium's records and facts."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import translation

from qcihungary.consortium.identifiers import validate_ror
from qcihungary.consortium.models import ProjectFacts, WorkPackage
from qcihungary.consortium.share import ShareTarget, share_links
from tests.factories import MemberFactory, Trees, WorkPackageFactory


@pytest.mark.parametrize("ror", ["https://ror.org/02w42ss30", "https://ror.org/01jsq2704", "https://ror.org/035dsb084"])
def test_real_ror_ids_pass(ror: str) -> None:
    validate_ror(ror)


@pytest.mark.parametrize(
    "ror", ["02w42ss30", "https://ror.org/02w42ss31", "https://ror.org/02w42sl30", "https://ror.org/2w42ss30", "x"]
)
def test_mistyped_ror_ids_are_refused(ror: str) -> None:
    with pytest.raises(ValidationError):
        validate_ror(ror)


@pytest.mark.django_db
@pytest.mark.parametrize(("saved_in", "opened_in"), [("en", "hu"), ("hu", "en")])
def test_a_revision_brings_back_both_languages_whoever_opens_it(saved_in: str, opened_in: str) -> None:
    member = MemberFactory(name_en="University", name_hu="Egyetem")
    with translation.override(saved_in):
        revision = member.save_revision()
    with translation.override(opened_in):
        restored = revision.as_object()
        assert (restored.name_en, restored.name_hu) == ("University", "Egyetem")
        revision.publish()
    member.refresh_from_db()
    assert (member.name_en, member.name_hu) == ("University", "Egyetem")


@pytest.mark.django_db
def test_a_record_speaks_the_readers_language() -> None:
    member = MemberFactory(name_en="University", name_hu="Egyetem")
    with translation.override("hu"):
        assert str(member) == "Egyetem"
    with translation.override("en"):
        assert str(member) == "University"


def test_the_project_cannot_end_before_it_begins() -> None:
    facts = ProjectFacts(start_date=datetime.date(2023, 1, 1), end_date=datetime.date(2022, 1, 1))
    with pytest.raises(ValidationError, match="before the first"):
        facts.clean()


@pytest.mark.django_db
def test_work_packages_are_ordered_by_number() -> None:
    for number in (10, 9, 1):
        WorkPackageFactory(number=number)
    assert [package.code for package in WorkPackage.objects.all()] == ["WP1", "WP9", "WP10"]
    with pytest.raises(ValidationError, match="last month"):
        WorkPackageFactory.build(start_month=9, end_month=3).clean()


def test_the_telephone_number_can_be_called() -> None:
    assert ProjectFacts(phone="(+36) 1 795 2861").telephone_uri == "tel:+3617952861"


def test_share_links_are_plain_addresses() -> None:
    links = share_links(
        ["x", "copy", "skype", "linkedin"],
        url="https://a.hu/hu/hirek/x/",
        title="Kulcs & zár",
        image="https://a.hu/c.png",
    )
    assert [link.target for link in links] == [ShareTarget.X, ShareTarget.LINKEDIN, ShareTarget.COPY]
    assert links[0].href == (
        "https://x.com/intent/post?text=Kulcs%20%26%20z%C3%A1r&url=https%3A%2F%2Fa.hu%2Fhu%2Fhirek%2Fx%2F"
    )
    assert links[-1].href == "https://a.hu/hu/hirek/x/"


def test_every_share_target_has_an_address() -> None:
    links = share_links(ShareTarget.values, url="https://a.hu/", title="A", image="https://a.hu/c.png")
    assert [link.target.value for link in links] == ShareTarget.values
    assert all(link.href.startswith(("https://", "mailto:")) for link in links)


def test_a_role_that_nobody_has_entered_is_not_told(client: Client, trees: Trees) -> None:
    member = MemberFactory()
    for role, is_told in (("", False), ("beneficiary", True)):
        member.role = role
        member.save()
        assert ("Beneficiary" in client.get("/en/about/").content.decode()) is is_told
