"""What is found missing in a page before it is published, in each kind of block."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.utils import translation

from qcihungary.core.desk.findings import Finding, Weight, findings_of
from qcihungary.core.images import SiteImage
from qcihungary.core.tracking import follows_a_person, untracked
from qcihungary.news.models import NewsPage
from qcihungary.training.models import EventPage
from tests.factories import ImageFactory

pytestmark = pytest.mark.django_db


def page_of(*blocks: tuple[str, Any], language: str = "en", **fields: Any) -> NewsPage:
    """A draft that was never saved, where nothing else is missing."""
    from wagtail.models import Locale

    Locale.objects.get_or_create(language_code=language)
    page = NewsPage(
        **{
            "title": "Keys",
            "draft_title": "Keys",
            "slug": "keys",
            "path": "000100010001",
            "depth": 3,
            "search_description": "In short.",
            "locale": Locale.objects.get(language_code=language),
            "url_path": f"/{language}/news/keys/",
            **fields,
        }
    )
    page.body = [{"type": name, "value": value, "id": f"block-{number}"} for number, (name, value) in enumerate(blocks)]
    page.body = page._meta.get_field("body").to_python(page.body)
    return page


def found(page: Any) -> list[Finding]:
    request = RequestFactory().get("/admin/")
    request.user = AnonymousUser()
    with translation.override("en"):
        return findings_of(page, request)


def told(page: Any) -> list[tuple[str, str, str]]:
    return [(finding.weight.value, str(finding.message), finding.content_path) for finding in found(page)]


def picture(image: SiteImage, **more: Any) -> tuple[str, dict[str, Any]]:
    return "picture", {"image": image.pk, "alt": "", "caption": "", "decorative": False, **more}


TEXT = "<p>Keys over fibres, <a href='https://example.org/report'>the report</a>.</p>"


def test_nothing_is_found_where_nothing_is_missing() -> None:
    image = ImageFactory()
    page = page_of(
        ("heading", {"text": "Keys", "level": "3"}),
        ("text", TEXT),
        ("heading", {"text": "More", "level": "3"}),
        picture(image),
        ("call_to_action", {"text": "Read the report", "page": None, "url": "https://example.org/?page=2"}),
        lead_image=image,
    )
    assert found(page) == []


def test_a_missing_summary_only_warns() -> None:
    ((weight, message, path),) = told(page_of(search_description=" "))
    assert (weight, path) == ("warning", "search_description")
    assert "summary" in message


@pytest.mark.parametrize("language", ["en", "hu"])
def test_a_picture_nobody_described_is_an_error(language: str) -> None:
    image = ImageFactory(title="a.jpg", description_en="", description_hu="")
    (lead, block) = told(page_of(picture(image), lead_image=image, language=language))
    assert (lead[0], lead[2]) == ("error", "lead_image")
    assert (block[0], block[2]) == ("error", "body.block-0")
    assert "a.jpg" in block[1]


@pytest.mark.parametrize("language", ["en", "hu"])
def test_a_lead_image_that_only_decorates_needs_no_description(language: str) -> None:
    image = ImageFactory(description_en="", description_hu="")
    assert found(page_of(lead_image=image, lead_image_is_decorative=True, language=language)) == []


def test_a_picture_described_in_the_other_language_only_warns() -> None:
    image = ImageFactory(description_hu="")
    assert found(page_of(picture(image))) == []
    ((weight, message, _path),) = told(page_of(picture(image), language="hu"))
    assert weight == "warning"
    assert "Magyar" in message


@pytest.mark.parametrize("here", [{"alt": "A fibre"}, {"decorative": True}])
def test_the_picture_may_be_described_or_called_decorative_in_its_block(here: dict[str, Any]) -> None:
    image = ImageFactory(description_en="", description_hu="")
    gallery = ("gallery", {"title": "", "pictures": [picture(image, **here)[1]] * 2})
    assert found(page_of(picture(image, **here), gallery)) == []


def test_pictures_inside_a_gallery_are_looked_at() -> None:
    image = ImageFactory(description_en="", description_hu="")
    both = told(page_of(("gallery", {"title": "", "pictures": [picture(image)[1], picture(image, alt="A fibre")[1]]})))
    assert len(both) == 1
    assert both[0][2].startswith("body.block-0.pictures.")


def test_a_picture_without_credit_warns_once() -> None:
    image = ImageFactory(credit_en="", credit_hu="")
    video = ("video", {"title": "Keys", "url": "https://vimeo.com/123456789", "poster": image.pk})
    pages = [page_of(picture(image), video, lead_image=image), page_of(picture(image)), page_of(video)]
    for page in [*pages, page_of(lead_image=image)]:
        (finding,) = found(page)
        assert finding.weight is Weight.WARNING
        assert finding.url == f"/admin/images/{image.pk}/"


HEADINGS: list[tuple[str, str, str]] = [
    ("<h1>Keys</h1><p>…</p>", "error", "level"),
    ("<h2></h2><p>…</p>", "error", "without words"),
    ("<h2>Keys</h2><h4>Fibres</h4>", "warning", "skips"),
]


@pytest.mark.parametrize(("text", "weight", "words"), HEADINGS)
def test_headings_that_came_with_a_text_from_elsewhere(text: str, weight: str, words: str) -> None:
    ((found_weight, message, path),) = told(page_of(("text", text)))
    assert (found_weight, path) == (weight, "body.block-0")
    assert words in message


def test_headings_of_blocks_and_of_texts_are_one_outline() -> None:
    below = ("text", "<h3>Fibres</h3><p>…</p>")
    ((_weight, message, path),) = told(page_of(below))
    assert (path, "skips" in message) == ("body.block-0", True)
    assert told(page_of(("heading", {"text": "Keys", "level": "3"}), below)) == [], "the first one is of level 2"
    two = [("heading", {"text": text, "level": "2"}) for text in ("Keys", " ")]
    assert any("without words" in message and path == "body.block-1" for _, message, path in told(page_of(*two)))


@pytest.mark.parametrize(
    "words", ["here", "Click here", "click here.", "itt", "Ide kattintva", "ezen a linken", "Bővebben…", "read more »"]
)
def test_links_that_say_nothing_warn(words: str) -> None:
    text = ("text", f"<p>Keys <a href='https://example.org/'>{words}</a></p>")
    for page in (page_of(text), page_of(("document", {"document": None, "text": words}))):
        assert any(weight == "warning" and words in message for weight, message, _path in told(page))


def test_bare_addresses_warn_and_links_without_words_are_errors() -> None:
    bare = "<a href='https://example.org/'>https://example.org/</a>"
    empty = '<a linktype="page" id="3"> </a>'
    (error, *warnings) = told(page_of(("text", f"<p>{bare} and {empty}</p>")))
    assert error[0] == "error"
    assert "without words" in error[1]
    assert {weight for weight, _message, _path in warnings} == {"warning"}
    assert any("bare address" in message for _weight, message, _path in warnings)


def test_links_in_a_fact_box_and_in_a_table_are_looked_at() -> None:
    here = "<p><a href='https://example.org/'>here</a></p>"
    table = {
        "table": {
            "caption": "Keys",
            "columns": [{"type": "rich_text", "heading": "Where"}],
            "rows": [{"values": [here]}, {"values": ["<p>nowhere</p>"]}],
        },
        "row_headings": False,
    }
    paths = [
        path for _weight, _message, path in told(page_of(("fact_box", {"title": "A", "text": here}), ("table", table)))
    ]
    assert paths == ["body.block-0.text", "body.block-1.table"]


def test_tracked_links_are_found_wherever_an_address_stands() -> None:
    tracked = "https://example.org/a?utm_source=x"
    page = page_of(
        ("text", f"<p><a href='{tracked}&amp;id=1'>the report</a></p>"),
        ("quote", {"text": "Yes", "attribution": "", "url": tracked}),
        ("call_to_action", {"text": "The report", "page": None, "url": "https://example.org/a?fbclid=x"}),
        ("reference", {"title": "Keys", "url": tracked}),
    )
    all_found = found(page)
    assert [finding.weight.value for finding in all_found] == ["error", "warning", "warning", "warning"]
    assert [finding.instead for finding in all_found] == [
        "https://example.org/a",
        "https://example.org/a?id=1",
        "https://example.org/a",
        "https://example.org/a",
    ]


def test_an_address_of_a_page_itself_is_looked_at() -> None:
    page = EventPage(
        title="Keys", slug="keys", url_path="/en/training/keys/", online_url="https://example.org/?gclid=1"
    )
    assert ("https://example.org/", "online_url") in [(each.instead, each.field) for each in found(page)]


ADDRESSES: list[tuple[str, str, bool]] = [
    ("https://example.org/?a=%20b&utm_medium=x&c#d", "https://example.org/?a=%20b&c#d", False),
    ("https://example.org/?mc_eid=1", "https://example.org/", True),
    ("https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fa%3Ffbclid%3D1&h=2", "https://example.org/a", True),
    (
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2F&data=me",
        "https://example.org/",
        True,
    ),
    ("https://www.google.com/url?q=javascript:alert(1)", "https://www.google.com/url?q=javascript:alert(1)", False),
    ("https://example.org/?utmost=1&gl=2", "https://example.org/?utmost=1&gl=2", False),
    ("https://[broken?utm_source=1", "https://[broken?utm_source=1", False),
    ("", "", False),
]


@pytest.mark.parametrize(("address", "clean", "personal"), ADDRESSES)
def test_only_what_follows_readers_is_taken_out_of_an_address(address: str, clean: str, personal: bool) -> None:  # noqa: FBT001  (a parameter of pytest's)
    assert untracked(address) == clean
    assert untracked(clean) == clean
    assert follows_a_person(address) is personal


def test_a_draft_with_gaps_is_no_page_to_publish() -> None:
    page = page_of(("heading", {"text": "", "level": "2"}), ("gallery", {"title": "", "pictures": []}), title="")
    told_errors = [(path, message) for weight, message, path in told(page) if weight == "error"]
    assert {"title", "body.block-0", "body.block-1"} <= {path for path, _message in told_errors}
    assert any(path == "title" and message.startswith("Title: ") for path, message in told_errors)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Controller: [TO BE FILLED IN: name].", "[TO BE FILLED IN: name]"),
        ("Adatkezelő: [KITÖLTENDŐ: név].", "[KITÖLTENDŐ: név]"),
        ("Due [tbd]", "[tbd]"),
        ("Due: TBD.", "TBD"),
        ("Call XXX", "XXX"),
        ("[<b>Kitöltendő</b>:&nbsp;név]", "[Kitöltendő:\xa0név]"),
        ("Lorem ipsum dolor", "Lorem ipsum"),
        ("A XXX. konferencia, a todo lista és a [...] kihagyás", None),
        ("Pótolandó: nem zárójelben", None),
        ("A range [1, 2] and [sic]", None),
    ],
)
def test_what_lacks_a_fact_is_not_published(text: str, mark: str | None) -> None:
    wanted = f"A fact is still missing: {mark} Enter it, or leave the sentence out."
    in_block, in_title = page_of(("text", f"<p>{text}</p>")), page_of(search_description=text)
    for page, place in ((in_block, "body.block-0"), (in_title, "search_description")):
        assert (("error", wanted, place) in told(page)) is (mark is not None)
        assert any("fact is still missing" in message for _weight, message, _place in told(page)) is (mark is not None)
