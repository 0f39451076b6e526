"""Where Wagtail's admin shows the desk."""

import qcihungary.desk.home  # noqa: F401  (its hook)
