"""Where Wagtail's admin shows the desk."""

from qcihungary.desk import before_publishing, checker, guide, home, refusing, typography_view  # noqa: F401  (their hooks)
from qcihungary.desk.links import hooks  # noqa: F401  (theirs, too)
