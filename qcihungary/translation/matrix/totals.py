"""How much there is to do, for the admin's home and for the weekly mail."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.permissions import page_permission_policy

from qcihungary.core.desk.lists import SHOWN, DeskList, Entry, first_of, register_list
from qcihungary.core.images import SiteImage
from qcihungary.core.languages import LANGUAGE_CODES
from qcihungary.translation.matrix.frame import TABS
from qcihungary.translation.matrix.gaps import editable, gaps
from qcihungary.translation.matrix.image_view import silent_images
from qcihungary.translation.matrix.pairs import by_work, in_either, pairs
from qcihungary.translation.matrix.rows import Pair, Version, attach_pairs
from qcihungary.translation.states import State

EDITING = {"add", "change", "publish"}


def report_url(tab: str, query: str = "") -> str:
    """The address of a report, narrowed."""
    return f"{reverse(TABS[tab][0])}{query}"


def behind_pages(user: Any, most: int = SHOWN) -> tuple[list[Pair], int]:
    """The first of the pages that are behind in a language, and how many there are."""
    shown, count = first_of(by_work(pairs(user).filter(in_either(State.BEHIND))), most)
    attach_pairs(shown, user)
    return [row.pair for row in shown], count


def behind_versions(pair: Pair) -> list[Version]:
    """The languages in which a page is behind."""
    return [pair.versions[code] for code in LANGUAGE_CODES if pair.versions[code].state is State.BEHIND]


def lag(version: Version) -> str:
    """How far a page is behind in a language: „Magyar: 3 hét óta, 2 rész”."""
    text = ngettext(
        "%(language)s: for %(age)s, %(num)d part", "%(language)s: for %(age)s, %(num)d parts", version.parts
    )
    return text % {"language": version.language_name, "age": version.age, "num": version.parts}


def behind_list(request: HttpRequest) -> DeskList | None:
    """The pages that are behind, for who works on pages."""
    if not page_permission_policy.user_has_any_permission(request.user, EDITING):
        return None
    shown, count = behind_pages(request.user)
    url = report_url("pages", f"?state={State.BEHIND}")
    entries = [
        Entry(
            title=pair.title,
            url=next((version.edit_url for version in behind_versions(pair) if version.edit_url), url),
            note="; ".join(lag(version) for version in behind_versions(pair)),
        )
        for pair in shown
    ]
    empty = _("Every translation answers its source.")
    return DeskList(_("Translations that are behind"), "globe", count, entries, url, empty)


def images_list(request: HttpRequest) -> DeskList | None:
    """The images without alternative text, for who may change images."""
    if not editable(SiteImage, request.user).exists():
        return None
    shown, count = first_of(silent_images(request.user))
    entries = [
        Entry(image.title, reverse("wagtailimages:edit", args=[image.pk]), gettext("used") if image.is_used else "")
        for image in shown
    ]
    empty = _("Every image has an alternative text in both languages.")
    return DeskList(_("Images without alternative text"), "image", count, entries, report_url("images"), empty)


@dataclass(frozen=True)
class Total:
    """One line of the mail: how much of what, and where it is listed."""

    label: str
    count: int
    url: str


def totals(user: Any) -> list[Total]:
    """What is missing of what somebody may see; nothing of what there is none."""
    counted = []
    for state in (State.BEHIND, State.DRAFT, State.MISSING):
        count = pairs(user).filter(in_either(state)).count()
        label = gettext("Pages: %(state)s") % {"state": state.label}
        counted.append(Total(label, count, report_url("pages", f"?state={state}")))
    counted += [
        Total(gettext("Texts of records"), len(gaps(user)), report_url("records")),
        Total(gettext("Images without alternative text"), silent_images(user).count(), report_url("images")),
    ]
    return [total for total in counted if total.count]


register_list("behind", 30, behind_list)
register_list("images-without-text", 50, images_list)
