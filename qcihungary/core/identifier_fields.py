"""Model fields of identifiers: whatever form is pasted, one canonical form is checked and kept."""

from typing import Any

from django.db import models
from django.utils.functional import cached_property

from qcihungary.core import identifiers


class IdentifierField(models.CharField):
    """Text that becomes canonical before it is checked, and again before it is stored, whoever stores it."""

    @staticmethod
    def normalise(text: str) -> str:
        """The canonical form of what was typed."""
        raise NotImplementedError

    @staticmethod
    def check_form(value: str) -> None:
        """Refuse what isn't one.

        Raises:
            ValidationError: with the reason in words.
        """
        raise NotImplementedError

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": 200, "blank": True, **kwargs})

    @cached_property
    def validators(self) -> list[Any]:
        """Those of any text, and the one of this kind of identifier."""
        return [*super().validators, self.check_form]

    def to_python(self, value: Any) -> Any:
        """The canonical form."""
        text = super().to_python(value)
        return self.normalise(text) if text else text

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:  # noqa: FBT001  (Django's)
        """The same for what no form has checked."""
        value = self.to_python(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value


class DoiField(IdentifierField):
    """A DOI, bare and in small letters."""

    normalise = staticmethod(identifiers.normalise_doi)
    check_form = staticmethod(identifiers.validate_doi)


class OrcidField(IdentifierField):
    """An ORCID iD in four groups of four."""

    normalise = staticmethod(identifiers.normalise_orcid)
    check_form = staticmethod(identifiers.validate_orcid)


class ArxivField(IdentifierField):
    """An arXiv id."""

    normalise = staticmethod(identifiers.normalise_arxiv)
    check_form = staticmethod(identifiers.validate_arxiv)


class IssnField(IdentifierField):
    """An ISSN as 1234-567X."""

    normalise = staticmethod(identifiers.normalise_issn)
    check_form = staticmethod(identifiers.validate_issn)


class IsbnField(IdentifierField):
    """An ISBN of thirteen digits."""

    normalise = staticmethod(identifiers.normalise_isbn)
    check_form = staticmethod(identifiers.validate_isbn)
