"""What readers get where a page only shows the other language's text: nothing, as long as that isn't public itself."""

from django.utils.translation import gettext as _

from qcihungary.core.dates import long_datetime
from qcihungary.core.pages import BasePage
from qcihungary.translation.twins import sentence


def readers_here(source: BasePage) -> str:
    """What readers get at the address of a page that shows this source's text, said to its editor."""
    if source.live and source.get_view_restrictions().exists():
        return sentence(_("%(twin)s is private: only those who may read it read its text here."), source)
    if source.live and source.language == "hu":
        return _("Visitors read its Hungarian text here.")
    if source.live:
        return _("Visitors read its English text here.")
    if revision := source.scheduled_revision:
        message = _("%(twin)s becomes public on %(when)s. From then on visitors read its text here, too.")
        return sentence(message, source, when=long_datetime(revision.approved_go_live_at))
    if source.expired:
        return sentence(_("%(twin)s has expired: visitors read nothing here."), source)
    if source.first_published_at:
        return sentence(_("%(twin)s was unpublished: visitors read nothing here."), source)
    return sentence(_("%(twin)s isn't published yet: visitors read nothing here."), source)


def readers_there(source: BasePage, twin: BasePage) -> str:
    """What readers of the other language get of a page that its twin shows, said to the page's editor."""
    if source.live and source.get_view_restrictions().exists():
        return sentence(_("%(twin)s shows this text, too, to those who may read this page."), twin)
    if source.live and twin.alias_of_id:
        return _("Visitors read this text there, too, with a note.")
    if source.live:
        return _("Until it is published, visitors read this text there.")
    if revision := source.scheduled_revision:
        message = _("%(twin)s appears with this page, on %(when)s, and shows this text with a note.")
        return sentence(message, twin, when=long_datetime(revision.approved_go_live_at))
    return sentence(_("%(twin)s is public as soon as this page is, and shows this text with a note."), twin)
