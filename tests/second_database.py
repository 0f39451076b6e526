"""What the tests ask PostgreSQL, too, when SQLite has answered: see docs/adr/0040-what-is-tested-where.md."""

import pytest


def worth_a_second_database(items: list[pytest.Item]) -> list[pytest.Item]:
    """Those of the tests that might show something else there."""
    return enough_cells([item for item in items if is_worth_it(item)])


DRAWN_THE_SAME = {
    f"tests/{name}.py"
    for name in (
        "accounts/test_approval", "accounts/test_invitations",
        "accounts/test_rights", "accounts/test_rights_in_place", "accounts/test_sign_in",
        "accounts/test_users", "consortium/test_admin", "contact/test_form", "core/desk/test_overwriting",
        "core/test_admin_desk", "core/test_admin_images", "core/test_admin_pages", "core/test_alternates",
        "core/test_blocks", "core/test_chrome", "core/test_comparisons", "core/test_templates",
        "deliverables/test_admin", "deliverables/test_leaks", "deliverables/test_record_page", "demo/test_content",
        "demo/test_results", "desk/test_before_publishing", "desk/test_findings", "desk/test_refusing",
        "desk/test_typography", "glossary/test_admin", "glossary/test_page", "news/test_article",
        "publications/test_record_page", "results/test_versions", "test_messages", "test_page_types",
        "training/registration/test_desk", "training/registration/test_pages", "translation/machine/test_drafting",
        "translation/test_checks", "translation/test_following", "translation/test_panel",
        "translation/test_side_by_side", "desk/test_guide", "test_every_screen", "test_hungarian_desk",
        "core/test_closed_links", "core/addresses/test_panel", "deliverables/importing/test_portal",
        "publications/incoming/test_own_exports", "publications/incoming/test_kept_and_lost",
        "publications/test_known_dates", "results/test_citation", "translation/test_words", "translation/test_expiry",
        "accounts/test_same_work", "core/addresses/test_hidden", "test_no_formulas",
        "training/registration/test_asking", "training/registration/test_choosing", "translation/test_beginning",
        "translation/test_moments", "translation/test_unpublishing",
    )
}  # fmt: skip
"""Tests of words, templates and forms, which are the same whatever database their few rows come from."""


def is_worth_it(item: pytest.Item) -> bool:
    """Whether a test asks a database something that another one might answer otherwise."""
    return asks_database(item) and item.nodeid.partition("::")[0] not in DRAWN_THE_SAME


ANSWERED_OTHERWISE = tuple(
    f"tests/{name}"
    for name in (
        "core/forms/test_limits", "core/lists/", "core/test_bad_input", "deliverables/test_register",
        "publications/test_listing", "results/test_oai", "search/",
    )
)  # fmt: skip
"""Tests that compare, order or lock, where each cell of a table asks something else of the database."""


def enough_cells(items: list[pytest.Item]) -> list[pytest.Item]:
    """Take the first and the last cell of each other table: those between ask the same for another state or role."""
    tables: dict[str, list[pytest.Item]] = {}
    for item in items:
        tables.setdefault(item.nodeid.partition("[")[0], []).append(item)
    return [
        item
        for name, cells in tables.items()
        for item in (cells if name.startswith(ANSWERED_OTHERWISE) or len(cells) < 3 else (cells[0], cells[-1]))
    ]


def asks_database(item: pytest.Item) -> bool:
    """Whether a test may reach the database; pytest-django lets no other one near it."""
    return "django_db_setup" in getattr(item, "fixturenames", ()) or item.get_closest_marker("django_db") is not None
