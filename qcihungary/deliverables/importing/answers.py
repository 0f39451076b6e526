"""What editors have said that a column of a foreign table is, so that nobody is asked twice."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from qcihungary.core.translation_policy import TranslationPolicy

LONGEST = 200


class ColumnAnswer(models.Model):
    """The field that a header names; a dash where the column isn't to be read."""

    translation_policy = TranslationPolicy.LANGUAGE_FREE

    header = models.CharField(_("header"), max_length=LONGEST, unique=True)
    field = models.CharField(_("field"), max_length=40)

    class Meta:
        verbose_name = _("answer about a column")
        verbose_name_plural = _("answers about columns")
        ordering: ClassVar[list[str]] = ["header"]

    def __str__(self) -> str:
        return f"{self.header}: {self.field}"

    @classmethod
    def known(cls) -> Mapping[str, str]:
        """All answers, by folded header."""
        return dict(cls.objects.values_list("header", "field"))

    @classmethod
    def remember(cls, answers: Mapping[str, str]) -> None:
        """Keep answers; a new one takes the place of an old one."""
        for header, field in answers.items():
            cls.objects.update_or_create(header=header[:LONGEST], defaults={"field": field})
