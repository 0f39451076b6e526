"""The models of the glossary, gathered where Django looks for them."""

from qcihungary.glossary.glossary_page import GlossaryPage
from qcihungary.glossary.term import GlossaryTerm

__all__ = ["GlossaryPage", "GlossaryTerm"]
