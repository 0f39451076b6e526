"""Where Wagtail's admin shows the desk."""

import qcihungary.desk.home
import qcihungary.desk.links.hooks  # noqa: F401  (their hooks)
