"""The texts of core's records that have two columns, by django-modeltranslation."""

from modeltranslation.translator import TranslationOptions, register

from qcihungary.core.images import SiteImage


@register(SiteImage)
class SiteImageTranslation(TranslationOptions):
    """What a picture shows, what its caption says and how its maker is named differ by language."""

    fields = ("description", "caption", "credit")
