"""Deliverables, their files, and the register's page."""

from qcihungary.deliverables.files import DeliverableFile
from qcihungary.deliverables.importing.answers import ColumnAnswer
from qcihungary.deliverables.records import Deliverable
from qcihungary.deliverables.register import DeliverablesIndexPage

__all__ = ["ColumnAnswer", "Deliverable", "DeliverableFile", "DeliverablesIndexPage"]
