"""Names of rights, which Django makes of our models' names and keeps in English; the form of a group asks for them."""

from django.utils.translation import gettext_noop as _

RIGHTS = (
    _("Can lock"),
    _("Can lock term of the glossary"),
    _("Can publish"),
    _("Can publish term of the glossary"),
    _("Can unlock"),
    _("Can unlock term of the glossary"),
)
