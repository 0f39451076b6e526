"""The admin on a phone: nothing is wider than the window, and lists say what each value is."""

from tests.browser.conftest import Mode, OpenPage

PHONE = Mode(390, "light")
PATHS = (
    "/admin/",
    "/admin/guide/",
    "/admin/reports/translations/",
    "/admin/reports/translations/records/",
    "/admin/reports/translations/images/",
    "/admin/reports/links/",
    "/admin/reports/publications/",
    "/admin/publications/add-by-identifier/",
    "/admin/deliverables/import/",
    "/admin/registration/",
    "/admin/snippets/deliverables/deliverable/",
    "/admin/snippets/publications/publication/",
    "/admin/users/",
    "/admin/images/",
)
CUT = """() => [...document.querySelectorAll("main *")]
    .filter((part) => part.checkVisibility() && part.getBoundingClientRect().right > innerWidth + 1)
    .filter((part) => !part.closest(".w-sr-only, .w-breadcrumbs, .bulk-actions-choices.hidden"))
    .map((part) => part.outerHTML.slice(0, 80))"""
"""What goes beyond the window's edge. A long path is cut on purpose, and the bar of bulk actions waits outside."""


def test_nothing_is_wider_than_the_window(signed_in: OpenPage) -> None:
    page = signed_in(PATHS[0], PHONE)
    for path in PATHS:
        page.goto(path)
        assert page.evaluate(CUT) == [], path


def test_a_list_that_does_not_fit_says_what_each_value_is(signed_in: OpenPage) -> None:
    page = signed_in("/admin/reports/translations/", PHONE)
    labels = [cell.get_attribute("data-label") for cell in page.locator("tbody tr:first-child td").all()]
    assert labels[1:4] == ["English", "Magyar", "Section"]
    page.set_viewport_size({"width": 1280, "height": 900})
    assert page.locator(".listing-stacked").count() == 0
    assert page.locator("main thead").first.is_visible()


def test_no_title_breaks_within_a_word(signed_in: OpenPage) -> None:
    page = signed_in("/admin/pages/", PHONE)
    assert page.locator(".listing-stacked .title").count() > 0
