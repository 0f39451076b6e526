"""The texts of deliverables that have two columns, by django-modeltranslation."""

from modeltranslation.translator import TranslationOptions, register

from qcihungary.deliverables.models import Deliverable, DeliverableFile


@register(Deliverable)
class DeliverableTranslation(TranslationOptions):
    """What a deliverable is about."""

    fields = ("title", "description", "keywords")
    required_languages = {"en": ("title",)}


@register(DeliverableFile)
class DeliverableFileTranslation(TranslationOptions):
    """What is new in a version."""

    fields = ("changes",)
