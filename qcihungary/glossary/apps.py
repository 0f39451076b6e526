"""The glossary: what the terms of the project's subject are called in each language, and what they mean."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GlossaryConfig(AppConfig):
    """The glossary."""

    name = "qcihungary.glossary"
    label = "glossary"
    verbose_name = _("Glossary")

    def ready(self) -> None:
        """A term that is saved renews the stamp; whoever searches or writes is told of the terms."""
        from qcihungary.core.addresses.noting import register_names  # noqa: PLC0415
        from qcihungary.core.desk.editor import register_side_panel  # noqa: PLC0415  (models are known only now)
        from qcihungary.core.desk.findings import register_check  # noqa: PLC0415
        from qcihungary.core.desk.terms import register_terms  # noqa: PLC0415
        from qcihungary.core.findable import register_findables  # noqa: PLC0415
        from qcihungary.core.stamps import renews_on  # noqa: PLC0415
        from qcihungary.glossary.entries import names_of_terms  # noqa: PLC0415
        from qcihungary.glossary.findables import FindableTerms  # noqa: PLC0415
        from qcihungary.glossary.models import GlossaryTerm  # noqa: PLC0415
        from qcihungary.glossary.panel import kind_of_new, make_panel, warn_of_avoided  # noqa: PLC0415
        from qcihungary.glossary.recognising import find_terms  # noqa: PLC0415

        renews_on(GlossaryTerm)
        register_names(GlossaryTerm, names_of_terms)
        register_findables(FindableTerms())
        register_terms(find_terms)
        register_side_panel(make_panel, kind_of_new)
        register_check("glossary", warn_of_avoided)
