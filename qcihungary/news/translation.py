"""The names of tags in both languages, by django-modeltranslation."""

from modeltranslation.translator import TranslationOptions, register

from qcihungary.news.models import NewsTag


@register(NewsTag)
class NewsTagTranslation(TranslationOptions):
    """A tag is named in both languages or not at all."""

    fields = ("name",)
    required_languages = ("en", "hu")
