"""The editors' desk: the admin's home, and what is looked at before something is published."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    """The desk."""

    name = "qcihungary.desk"
    label = "desk"
    verbose_name = _("Desk")

    def ready(self) -> None:
        """Register what is looked at before publishing, and those lists of the home that are of no feature's own."""
        from qcihungary.core.desk.editor import register_side_panel  # noqa: PLC0415  (models are known only now)
        from qcihungary.core.desk.findings import register_check, register_record_check  # noqa: PLC0415
        from qcihungary.core.desk.lists import register_list  # noqa: PLC0415
        from qcihungary.core.desk.records import register_record_panel  # noqa: PLC0415
        from qcihungary.core.housekeeping import deletes_daily  # noqa: PLC0415
        from qcihungary.desk.approval import submitted_by_me, waiting_for_me  # noqa: PLC0415
        from qcihungary.desk.backup import backup  # noqa: PLC0415
        from qcihungary.desk.before_publishing import BeforePublishingPanel, make_panel  # noqa: PLC0415
        from qcihungary.desk.checks.registered import register_all  # noqa: PLC0415
        from qcihungary.desk.drafts import my_drafts  # noqa: PLC0415
        from qcihungary.desk.facts import facts_to_enter  # noqa: PLC0415
        from qcihungary.desk.links.at_the_desk import broken_among_links, broken_links  # noqa: PLC0415
        from qcihungary.desk.links.collecting import watch  # noqa: PLC0415
        from qcihungary.desk.links.models import delete_unused  # noqa: PLC0415

        register_all()
        register_side_panel(make_panel, lambda: BeforePublishingPanel)
        register_record_panel(BeforePublishingPanel, BeforePublishingPanel)
        register_list("submitted", 10, submitted_by_me)
        register_list("approval", 20, waiting_for_me)
        register_list("drafts", 30, my_drafts)
        register_list("facts", 50, facts_to_enter)
        register_list("broken links", 60, broken_links)
        register_list("backup", 90, backup)
        register_check("links", broken_among_links)
        register_record_check("links", broken_among_links)
        deletes_daily("links that stand nowhere", delete_unused)
        watch()
