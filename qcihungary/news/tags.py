"""Tags are records: one tag, two names, so that a filter means the same in both languages."""

from typing import ClassVar

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList
from wagtail.search import index

from qcihungary.core.desk.stale_forms import CarefulForm
from qcihungary.core.lists.collation import alphabetical
from qcihungary.core.panels import side_by_side, slug_panel
from qcihungary.core.stamps import kept
from qcihungary.core.standing import standing_rows
from qcihungary.core.translation_policy import TranslationPolicy


class NewsTag(index.Indexed, models.Model):
    """What articles are about."""

    translation_policy = TranslationPolicy.BILINGUAL

    slug = models.SlugField(
        _("name in addresses"),
        max_length=60,
        unique=True,
        help_text=_("The same in both languages, for example: quantum-internet. Links to the tag contain it."),
    )
    name = models.CharField(_("name"), max_length=60)

    edit_handler: ClassVar[ObjectList] = ObjectList([side_by_side("name"), slug_panel()], base_form_class=CarefulForm)
    search_fields: ClassVar[list[index.BaseField]] = [
        index.AutocompleteField("name_en"),
        index.AutocompleteField("name_hu"),
    ]

    class Meta:
        verbose_name = _("news tag")
        verbose_name_plural = _("news tags")
        ordering: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def known(cls) -> list["NewsTag"]:
        """Every tag, in the order of the reader's language; kept in memory under a stamp."""
        return kept.get(
            f"news tags {get_language()}", lambda: sorted(TAGS.get(), key=lambda tag: alphabetical(tag.name))
        )


TAGS = standing_rows("news tags", NewsTag.objects.all)
