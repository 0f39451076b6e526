"""The models of translation, gathered where Django looks for them."""

from qcihungary.translation.answers import Answer

__all__ = ["Answer"]
