"""The texts of the consortium's records that have two columns, by django-modeltranslation."""

from modeltranslation.translator import TranslationOptions, register

from qcihungary.consortium.models import Funder, Member, ProjectFacts, WorkPackage


@register(ProjectFacts)
class ProjectFactsTranslation(TranslationOptions):
    """What the project is called, and where it sits, in both languages."""

    fields = ("title", "statement", "programme", "granting_authority", "street", "city")


@register(Member)
class MemberTranslation(TranslationOptions):
    """An organisation's name."""

    fields = ("name",)
    required_languages = ("en", "hu")


@register(WorkPackage)
class WorkPackageTranslation(TranslationOptions):
    """What a work package is about."""

    fields = ("title", "description")


@register(Funder)
class FunderTranslation(TranslationOptions):
    """A funder's name and what must be said of it."""

    fields = ("name", "statement")
    required_languages = ("en", "hu")
