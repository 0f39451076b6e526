"""The models of translation, gathered where Django looks for them."""

from qcihungary.translation.answers import Answer
from qcihungary.translation.columns import ColumnNote
from qcihungary.translation.digest import DigestWish
from qcihungary.translation.expiry import SeparateExpiry
from qcihungary.translation.machine.drafts import MachineDraft

__all__ = ["Answer", "ColumnNote", "DigestWish", "MachineDraft", "SeparateExpiry"]
