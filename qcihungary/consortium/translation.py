"""The texts of the consortium's records that have two columns, by django-modeltranslation."""

from modeltranslation.translator import TranslationOptions, register

from qcihungary.consortium.models import Funder, Member, ProjectFacts, WorkPackage


@register(ProjectFacts)
class ProjectFactsTranslation(TranslationOptions):
    """What the project is called, and where it sits, in both languages."""

    fields = ("title", "statement", "programme", "granting_authority", "street", "city")


@register(Member)
class MemberTranslation(TranslationOptions):
    """What an organisation is called, its website and its logo differ by language."""

    fields = ("name", "url", "logo_alt")
    required_languages = {"en": ("name",), "hu": ("name",)}


@register(WorkPackage)
class WorkPackageTranslation(TranslationOptions):
    """What a work package is about."""

    fields = ("title", "description")


@register(Funder)
class FunderTranslation(TranslationOptions):
    """A funder's name and what must be said of it."""

    fields = ("name", "url", "logo_alt", "statement")
    required_languages = {"en": ("name",), "hu": ("name",)}
