"""The texts of terms in both languages, by django-modeltranslation."""

from modeltranslation.translator import TranslationOptions, register

from qcihungary.glossary.models import GlossaryTerm


@register(GlossaryTerm)
class GlossaryTermTranslation(TranslationOptions):
    """A term is named in both languages or not at all."""

    fields = ("term", "definition", "synonyms", "avoided")
    required_languages = {"en": ("term",), "hu": ("term",)}
