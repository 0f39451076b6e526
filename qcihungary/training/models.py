"""Training: the list, the pages of its events, and what calendars were told of them."""

from qcihungary.training.announcements import Announcement
from qcihungary.training.event import EventPage
from qcihungary.training.listing import TrainingIndexPage
from qcihungary.training.registration.desk import Question, RegistrationDesk
from qcihungary.training.registration.registrations import Registration

__all__ = ["Announcement", "EventPage", "Question", "Registration", "RegistrationDesk", "TrainingIndexPage"]
