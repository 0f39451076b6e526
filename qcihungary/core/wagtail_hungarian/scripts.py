"""What its scripts say, which read a catalogue of their own."""

from django.utils.translation import gettext_noop as _

MISSING_IN_SCRIPTS = (
    _("A network error occurred."),
    _("A server error occurred."),
    _("Autosave in progress…"),
    _("Changes have been autosaved."),
    _("Complex"),
    _("Fair"),
    _("Good"),
)

WRONG_IN_SCRIPTS = (
    _("Dashboard"),
    _("Edit '%(title)s'"),
    _("Enter your comments..."),
    _("Enter your reply..."),
    _("Loading…"),
    _("More actions"),
    _("Report this error to your website administrator with the following information:"),
    _("Saving..."),
    _("Search options…"),
    _("The editor just crashed. Content has been reset to the last saved version."),
    _("This field is required."),
    _("Toggle section"),
    _("Toggle side panel"),
    _("Toggle sidebar"),
    _("View child pages of '%(title)s'"),
    _("Write something or type ‘/’ to insert a block"),
)
