"""The texts of training that have two columns, by django-modeltranslation. Pages are told in each language instead."""

from modeltranslation.translator import TranslationOptions, register

from qcihungary.training.registration.desk import Question, RegistrationDesk


@register(RegistrationDesk)
class RegistrationDeskTranslation(TranslationOptions):
    """What stands above the form."""

    fields = ("note",)


@register(Question)
class QuestionTranslation(TranslationOptions):
    """A question and the choices it gives."""

    fields = ("text", "choices")
    required_languages = {"en": ("text",), "hu": ("text",)}
