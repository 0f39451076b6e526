"""The texts of publications that have two columns, by django-modeltranslation."""

from modeltranslation.translator import TranslationOptions, register

from qcihungary.publications.models import Publication


@register(Publication)
class PublicationTranslation(TranslationOptions):
    """What it is about. The title isn't here: a publication has one, in its own language."""

    fields = ("abstract", "keywords")
