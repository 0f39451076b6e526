"""Contact: how to reach the project, and what people wrote to it."""

from qcihungary.contact.contact_page import ContactPage
from qcihungary.contact.received import ContactMessage

__all__ = ["ContactMessage", "ContactPage"]
