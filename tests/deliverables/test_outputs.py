"""Deliverables among all results: only what the public may know of, and only once it is there."""

import datetime
from typing import Any

import pytest

from qcihungary.core.outputs.registry import all_outputs, kind_name, sources
from qcihungary.deliverables.models import Deliverable, DeliverablesIndexPage
from tests.deliverables.factories import DeliverableFactory, DeliverableFileFactory
from tests.factories import MemberFactory, Trees, WorkPackageFactory

DELIVERED: dict[str, Any] = {"state": "submitted", "submitted_on": datetime.date(2024, 5, 31)}


@pytest.fixture
def report(trees: Trees) -> Deliverable:
    made: Any = DeliverableFactory(
        **DELIVERED,
        work_package=WorkPackageFactory(number=1),
        index=2,
        title_en="Sample plan",
        title_hu="Minta terv",
        description_en="What it is about.",
        keywords_en="fibre, keys",
        lead=MemberFactory(name_en="Sample University"),
        doi="10.5281/zenodo.1",
        related=["publication-1"],
    )
    found: Deliverable = made
    return found


def dublin_core(key: str) -> set[tuple[str, str]]:
    found = [source.dublin_core([key]) for source in sources]
    return {(one.element, one.value) for statements in found for one in statements.get(key, ()) if one.value}


def test_a_public_one_is_a_result_in_both_languages(report: Deliverable) -> None:
    DeliverableFileFactory(deliverable=report)
    output = all_outputs()[report.output_key]
    assert output.titles == {"en": "D1.2 Sample plan", "hu": "D1.2 Minta terv"}
    assert output.addresses["hu"] == "/hu/eredmenyek/leszallitando-eredmenyek/d1.2/"
    assert (output.date, output.work_packages, output.related) == (datetime.date(2024, 5, 31), (1,), ("publication-1",))
    assert output.is_open
    assert kind_name(output.kind) == "Deliverable"
    said = dublin_core(report.output_key)
    assert {("creator", "Sample University"), ("subject", "keys"), ("format", "application/pdf")} <= said
    assert ("rights", "info:eu-repo/semantics/openAccess") in said


def test_of_a_sensitive_one_little_is_said(report: Deliverable) -> None:
    report.level = "SEN"
    report.save()
    assert report.output_key not in all_outputs()
    assert not dublin_core(report.output_key)
    report.list_publicly = True
    report.save()
    output = all_outputs()[report.output_key]
    assert not output.is_open
    assert (output.summaries, output.related) == ({}, ())
    assert dublin_core(report.output_key) == {
        ("creator", "Sample University"),
        ("identifier", "D1.2"),
        ("rights", "info:eu-repo/semantics/closedAccess"),
    }


def test_a_plan_is_no_result_until_it_is_delivered_or_can_be_read(trees: Trees) -> None:
    plan = DeliverableFactory()
    assert plan.output_key not in all_outputs()
    DeliverableFileFactory(deliverable=plan)
    assert plan.output_key in all_outputs()


def test_drafts_are_no_results_nor_is_anything_without_a_register(report: Deliverable, trees: Trees) -> None:
    draft = DeliverableFactory(**DELIVERED, live=False)
    assert draft.output_key not in all_outputs()
    for code in ("en", "hu"):
        trees[DeliverablesIndexPage, code].unpublish()
    assert report.output_key not in all_outputs()
