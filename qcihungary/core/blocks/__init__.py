"""The blocks of a page's body. There is no block for raw HTML, and there will be none."""

from qcihungary.core.blocks.body import BodyBlock
from qcihungary.core.blocks.reference import ReferenceBlock, SourceBlock

__all__ = ["BodyBlock", "ReferenceBlock", "SourceBlock"]
