"""The checks of the desk. Those of links that are broken and of translations come from their own rooms."""

from qcihungary.core.desk.findings import register_check, register_record_check
from qcihungary.desk.checks.complete import check_completeness
from qcihungary.desk.checks.facts import check_facts
from qcihungary.desk.checks.links import check_links
from qcihungary.desk.checks.moments import check_expiry
from qcihungary.desk.checks.pictures import check_pictures
from qcihungary.desk.checks.withdrawals import check_withdrawals
from qcihungary.desk.checks.words import check_headings, check_summary


def register_all() -> None:
    """Have every page looked at by them, and every record by those that it can fail."""
    register_check("completeness", check_completeness)
    register_check("facts", check_facts)
    register_check("expiry", check_expiry)
    register_check("withdrawals", check_withdrawals)
    register_check("summary", check_summary)
    register_check("pictures", check_pictures)
    register_check("headings", check_headings)
    register_check("link texts and addresses", check_links)
    register_record_check("completeness", check_completeness)
    register_record_check("facts", check_facts)
    register_record_check("expiry", check_expiry)
    register_record_check("withdrawals", check_withdrawals)
    register_record_check("addresses", check_links)
