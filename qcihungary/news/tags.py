"""Tags are records: one tag, two names, so that a filter means the same in both languages."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, ClassVar

from django.db import models
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList
from wagtail.search import index

from qcihungary.core.addresses.former import FormerAddress, record_address
from qcihungary.core.addresses.noting import known
from qcihungary.core.addresses.targets import Step, Target
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


def names_of_tags(**wanted: Any) -> dict[int, str]:
    """The names in addresses of the tags that are wanted."""
    return dict(NewsTag.objects.filter(**wanted).values_list("pk", "slug"))


def moved_tag(target: Target) -> Iterator[Step]:
    """The list by a tag that had another name; None where the tag is no more."""
    query = QueryDict(target.query, mutable=True)
    kind = NewsTag._meta.label_lower
    for row in FormerAddress.at([record_address(kind, query.get("tag", ""))]):
        name = known[kind].name_now(row.object_id)
        query["tag"] = name or ""
        yield replace(target, query=query.urlencode()) if name else None


TAGS = standing_rows("news tags", NewsTag.objects.all)
