"""The pages that belong to no section: home, about, and the standard page."""

from qcihungary.pages.about import AboutPage
from qcihungary.pages.home import HomePage
from qcihungary.pages.standard import StandardPage

__all__ = ["AboutPage", "HomePage", "StandardPage"]
