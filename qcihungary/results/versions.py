"""One result, one set of facts: publishing a page in one language brings its facts to the page in the other.

Words stay with their language: the title, the texts, the file, the names of a venue, an office and a body. Drafts are
brought along, too, or publishing them later would bring old facts back.
"""

from typing import Any

from wagtail.models import Revision
from wagtail.signals import page_published

from qcihungary.results.result import OtherResultPage
from qcihungary.results.vocabulary import FITTING, PARTICULAR, ResultKind

FACTS = (
    "kind", "date", "repository", "licence", "doi", "version", "patent_number", "standard_number", "related",
)  # fmt: skip
LINKS = ("members", "work_packages")


def watch() -> None:
    """Take notice of what is published. Called in the AppConfig's ``ready``."""
    page_published.connect(spread, sender=OtherResultPage, dispatch_uid="spread the facts of a result")


def spread(instance: OtherResultPage, revision: Revision | None = None, **kwargs: Any) -> None:
    """Bring a published page's facts to its other versions. Aliases follow by themselves."""
    user = revision.user if revision else None
    versions = OtherResultPage.objects.filter(translation_key=instance.translation_key, alias_of=None)
    for version in versions.exclude(pk=instance.pk):
        bring(instance, version, user)


def bring(source: OtherResultPage, version: OtherResultPage, user: Any) -> None:
    """Bring the facts to what readers see of a version, and to what its editors see."""
    draft = version.get_latest_revision_as_object()
    is_public_as_it_is = version.live and not version.has_unpublished_changes
    if version.live and not is_public_as_it_is and facts_of(version) != facts_of(source):
        take_over(source, version)
        version.save(clean=False)
    if facts_of(draft) != facts_of(source):
        take_over(source, draft)
        revision = draft.save_revision(user=user, log_action=True, clean=False)
        if is_public_as_it_is:
            revision.publish(user=user)


def facts_of(page: OtherResultPage) -> tuple[Any, ...]:
    """Everything that both versions must agree on."""
    plain = tuple(getattr(page, name) for name in FACTS)
    people = [block.value.name for block in page.creators]
    return (*plain, people, *({linked.pk for linked in getattr(page, name).all()} for name in LINKS))


def take_over(source: OtherResultPage, page: OtherResultPage) -> None:
    """Make a page agree, and empty what its kind doesn't have."""
    for name in (*FACTS, "creators"):
        setattr(page, name, getattr(source, name))
    for name in LINKS:
        setattr(page, name, list(getattr(source, name).all()))
    for name in set(PARTICULAR) - FITTING[ResultKind(page.kind)]:
        setattr(page, name, None if name == "document" else "")
