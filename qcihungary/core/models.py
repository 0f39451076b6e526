"""The models of core, gathered where Django looks for them."""

from qcihungary.core.addresses.former import FormerAddress
from qcihungary.core.documents.document import SiteDocument
from qcihungary.core.documents.shown import PageDocument
from qcihungary.core.forms.limits import LimitLock
from qcihungary.core.forms.submissions import FormSubmission
from qcihungary.core.images import Rendition, SiteImage
from qcihungary.core.mail.outgoing import OutgoingMail
from qcihungary.core.outputs.snapshots import OutputSnapshot
from qcihungary.core.pages import BasePage, ListingPage
from qcihungary.core.records import Record
from qcihungary.core.stamps import Stamp

__all__ = [
    "BasePage",
    "FormSubmission",
    "FormerAddress",
    "LimitLock",
    "ListingPage",
    "OutgoingMail",
    "OutputSnapshot",
    "PageDocument",
    "Record",
    "Rendition",
    "SiteDocument",
    "SiteImage",
    "Stamp",
]
