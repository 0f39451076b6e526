"""The models of the desk."""

from qcihungary.desk.links.models import CheckedLink, LinkUse

__all__ = ["CheckedLink", "LinkUse"]
