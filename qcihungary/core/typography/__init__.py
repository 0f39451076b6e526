"""Quotation marks, dashes and spaces as the rules of Hungarian spelling (AkH. 12) and English usage want them.

Nothing here changes a text by itself: it says what could be changed, and makes those changes that are chosen.
"""

from qcihungary.core.typography.changes import Change, applied, changes, tidied

__all__ = ["Change", "applied", "changes", "tidied"]
