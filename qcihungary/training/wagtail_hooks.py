"""Where training meets Wagtail's admin."""

import qcihungary.training.registration.admin.hooks  # noqa: F401  (its hooks)
