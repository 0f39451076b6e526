"""Training: the list, the pages of its events, and what calendars were told of them."""

from qcihungary.training.announcements import Announcement
from qcihungary.training.event import EventPage
from qcihungary.training.listing import TrainingIndexPage

__all__ = ["Announcement", "EventPage", "TrainingIndexPage"]
