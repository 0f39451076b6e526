"""What is kept back is told nowhere: every address is asked, as a visitor and as an editor of other things."""

import datetime
from dataclasses import dataclass, field
from typing import Any, cast

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page
from wagtail.test.utils.form_data import rich_text, streamfield

from qcihungary.consortium.models import Funder, Member, WorkPackage
from qcihungary.core.documents.document import SiteDocument
from qcihungary.deliverables.models import Deliverable, DeliverableFile
from qcihungary.glossary.models import GlossaryTerm
from qcihungary.news.models import NewsIndexPage, NewsPage, NewsTag
from qcihungary.publications.models import Publication
from tests.core.documents.pdfs import pdf
from tests.deliverables.factories import DeliverableFactory, DocumentFactory
from tests.deliverables.walk import Walk, filled
from tests.factories import MemberFactory, NewsPageFactory, Trees, UserFactory, WorkPackageFactory, body
from tests.forms import page_form

PACKAGE = 97
"""A number that stands nowhere else."""

OTHER_PARTS = r"admin/(?!$|documents|api/main/documents|bulk|reports|snippets)|player/"
"""Parts of the site that know of no documents, for the editor, to whom their thousands of addresses are open."""

REGISTERS = ("/en/results/deliverables/", "/hu/eredmenyek/leszallitando-eredmenyek/")

OTHER_RECORDS: dict[str, Any] = {
    "consortium/member/": Member,
    "consortium/workpackage/": WorkPackage,
    "consortium/funder/": Funder,
    "news/newstag/": NewsTag,
    "glossary/glossaryterm/": GlossaryTerm,
    "publications/publication/": Publication,
}
"""Records of other kinds in the admin. There is one member and one work package, which the deliverables refer to."""

DELIVERED: dict[str, Any] = {"state": "submitted", "submitted_on": datetime.date(2024, 5, 31)}


@dataclass
class Secret:
    """A deliverable, and the words that nobody may read."""

    record: Deliverable
    words: list[str] = field(default_factory=list)
    documents: list[SiteDocument] = field(default_factory=list)

    @property
    def needles(self) -> list[bytes]:
        """All that would give it away, in small letters."""
        told = [part for document in self.documents for part in (document.title, document.filename, document.sha256)]
        bytes_told = [f"bytes of {document.title}" for document in self.documents]
        return [text.lower().encode() for text in (*self.words, *told, *bytes_told)]


def document(name: str) -> SiteDocument:
    """A document whose title, file name, digest and bytes are told apart from all others."""
    content = pdf() + f"\n% bytes of {name} Titlemark\n".encode()
    file = ContentFile(content, f"{name.lower()}-file.pdf")
    return cast("SiteDocument", DocumentFactory(title=f"{name} Titlemark", file=file))


def secret(package: WorkPackage, index: int, name: str, **fields: Any) -> Secret:
    """A public deliverable with a file and every text, which the caller then closes."""
    texts = {
        f"{field}_{code}": f"Bait {name}{field}{code}" for field in ("title", "description") for code in ("en", "hu")
    }
    keywords = {"keywords_en": f"{name}keywords", "keywords_hu": f"{name}kulcsszavak"}
    record: Any = DeliverableFactory(
        **DELIVERED,
        **texts,
        **keywords,
        work_package=package,
        index=index,
        type="SECURITY",
        doi=f"10.5281/{name.lower()}doi",
        lead=Member.objects.first() or MemberFactory(),
    )
    kept = document(name)
    DeliverableFile.objects.create(deliverable=record, document=kept, changes_en=f"{name}changes")
    told = [f"{name}{part}" for part in ("description", "keywords", "kulcsszavak", "doi", "changes")]
    return Secret(record, told, [kept])


def name_too(made: Secret) -> None:
    """Also its title and its number are secret."""
    name = made.record.title_en.removeprefix("Bait ").removesuffix("titleen")
    made.words += [f"{name}title", f"{made.record.number}<", f"{made.record.number} ", f"/{made.record.sub_path}"]


@pytest.fixture
def secrets(trees: Trees) -> list[Secret]:
    """One of each kind that is kept back, and a page of news that links their documents."""
    package: Any = WorkPackageFactory(number=PACKAGE)
    made = [secret(package, 30 + place, name) for place, name in enumerate(("Listed", "Hidden", "Classified", "Draft"))]
    listed, hidden, classified, draft = made
    for one, fields in (
        (listed, {"level": "SEN", "list_publicly": True}),
        (hidden, {"level": "SEN"}),
        (classified, {"level": "S-UE/EU-S", "list_publicly": True}),
        (draft, {"live": False}),
    ):
        Deliverable.objects.filter(pk=one.record.pk).update(**fields)
    for one in (hidden, classified, draft):
        name_too(one)
    turned = secret(package, 40, "Turned")
    record = Deliverable.objects.get(pk=turned.record.pk)
    record.level = "SEN"
    record.save_revision().publish()
    record.title_en = "Bait Draftedtitleen"
    record.level = "PU"
    record.save_revision()
    turned.words = ["Draftedtitle", "Turnedtitle", "Turnedchanges"]
    withdrawn = secret(package, 41, "Withdrawn")
    DeliverableFile.objects.filter(deliverable=withdrawn.record.pk).update(withdrawn_on=datetime.date(2024, 1, 1))
    withdrawn.words = ["Withdrawnchanges"]
    found = [*made, turned, withdrawn]
    linked = [one for one in found if one is not draft]  # what a draft has, a page may show
    article = NewsPageFactory(parent=trees[NewsIndexPage, "en"], body=body(*blocks_of(linked)))
    article.save_revision()
    article.save_revision(clean=False)
    return found


def blocks_of(secrets: list[Secret]) -> list[tuple[str, Any]]:
    """Every document in a block of its own, and all of them as links in a text."""
    documents = [kept for one in secrets for kept in one.documents]
    links = "".join(f'<a linktype="document" id="{kept.pk}">this</a>' for kept in documents)
    return [*(("document", {"document": kept.pk, "text": ""}) for kept in documents), ("text", f"<p>{links}</p>")]


@pytest.fixture
def open_one(secrets: list[Secret]) -> Secret:
    """A public one, to see that it would be found."""
    return secret(WorkPackage.objects.get(number=PACKAGE), 50, "Open")


def editor_of_other_things() -> Client:
    """Somebody who may do everything, but nothing with deliverables."""
    group = Group.objects.create(name="Editors of other things")
    group.permissions.set(
        Permission.objects.exclude(content_type__app_label="deliverables").exclude(
            content_type__app_label="core", content_type__model="sitedocument"
        )
    )
    for permission in Permission.objects.filter(content_type__app_label__in=("wagtaildocs", "wagtailimages")):
        root = Collection.get_first_root_node()
        GroupCollectionPermission.objects.create(group=group, permission=permission, collection=root)
    for permission in Permission.objects.filter(content_type__model="page"):
        GroupPagePermission.objects.create(group=group, permission=permission, page=Page.get_first_root_node())
    user: Any = UserFactory()
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    return client


def guesses(secrets: list[Secret], registers: tuple[str, ...]) -> list[str]:
    """Addresses that nobody names, but somebody may know or guess."""
    below = ("", "files/latest/", "files/latest/en/", "files/1.0/", "files/1.0/en/")
    found = []
    for one in secrets:
        place = one.record.sub_path
        found += [f"{register}{place}{path}" for register in registers for path in below]
        found += [f"{register}{place.rstrip('/')}.{kind}" for register in registers for kind in ("bib", "ris", "json")]
        found += [f"/en/{place}", f"/en/results/{place}", f"/en/search/?q=D{PACKAGE}"]
        key = one.record.output_key
        found += [f"/oai/?verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:testserver:{key}"]
        found += [address for kept in one.documents for address in (kept.url, f"/media/{kept.file.name}")]
    verbs = ("ListRecords", "ListIdentifiers", "Identify", "ListSets", "ListMetadataFormats")
    return [*found, *(f"/oai/?verb={verb}&metadataPrefix=oai_dc" for verb in verbs)]


def walked(client: Client, deliverables: list[Secret], left_out: str, *, each_value: bool = True) -> Walk:
    """The whole site, from its patterns, its home pages and the guesses.

    Without each value: filters are set once, and addresses guessed in one language. What the editor may see differs by
    record, not by those.
    """
    call_command("update_index", verbosity=0)
    keys = {one.record.pk for one in deliverables} | {kept.pk for one in deliverables for kept in one.documents}
    values = [str(key) for key in sorted(keys)]
    others = {of: str(model.objects.values_list("pk", flat=True).first() or 1) for of, model in OTHER_RECORDS.items()}
    walk = Walk(client, ["Bait", "Titlemark", f"D{PACKAGE}"], left_out, each_value)
    for address in dict.fromkeys(guesses(deliverables, REGISTERS if each_value else REGISTERS[:1])):
        walk.known.add(address)
        walk.waiting.append(address)
    return walk.from_here(["/en/", "/hu/", "/sitemap.xml", *filled(values, others)])


def leaks(walk: Walk, secrets: list[Secret]) -> list[tuple[str, bytes]]:
    """Where something is told, and what. What was asked for may be said again, and linked in both languages."""
    found = []
    for address, answer in walk.answers.items():
        asked = address.partition("?")[0].lower()
        text = answer.lower()
        for code in ("en", "hu"):
            text = text.replace(f"/{code}{asked.removeprefix('/en').removeprefix('/hu')}".encode(), b"")
        text = text.replace(asked.encode(), b"")
        found += [(address, needle) for one in secrets for needle in one.needles if needle in text]
    return found


def test_a_visitor_finds_nothing_that_is_kept_back(client: Client, secrets: list[Secret], open_one: Secret) -> None:
    walk = walked(client, [*secrets, open_one], r"admin/")
    assert leaks(walk, secrets) == []
    told = {address for address, needle in leaks(walk, [Secret(open_one.record, ["Opentitle"], [])])}
    register = "/en/results/deliverables/"
    expected = {register, f"{register}d{PACKAGE}.50/", "/hu/eredmenyek/leszallitando-eredmenyek/"}
    expected |= {f"{register}export.{kind}" for kind in ("csv", "xlsx", "json")}
    assert expected <= told, "or the walk doesn't go where it should"
    read = {address for address, needle in leaks(walk, [Secret(open_one.record, [], open_one.documents)])}
    assert {open_one.documents[0].url, f"{register}d{PACKAGE}.50/files/1.0/en/"} <= read


def test_an_editor_of_other_things_finds_nothing_either(secrets: list[Secret], open_one: Secret) -> None:
    walk = walked(editor_of_other_things(), [*secrets, open_one], OTHER_PARTS, each_value=False)
    assert leaks(walk, secrets) == []
    read = {address for address, needle in leaks(walk, [Secret(open_one.record, [], open_one.documents)])}
    assert {"/admin/documents/", "/admin/documents/chooser/"} <= read, "or the walk doesn't go where it should"


def test_the_form_of_a_page_names_no_document_that_its_editor_may_not_know_of(
    secrets: list[Secret], desk: Client
) -> None:
    article = NewsPage.objects.get()
    latest = article.save_revision()
    article.body = []
    article.save_revision()
    others = editor_of_other_things()
    edit = reverse("wagtailadmin_pages:edit", args=[article.pk])
    before = reverse("wagtailadmin_pages:revisions_revert", args=[article.pk, latest.pk])
    compared = reverse("wagtailadmin_pages:revisions_compare", args=[article.pk, "earliest", "latest"])
    for address in (edit, before, compared):
        told = others.get(address).content.lower()
        assert not [needle for one in secrets for needle in one.needles if needle in told], address
    assert b"hidden titlemark" in desk.get(before).content.lower(), "those who may know of it read its name"
    assert b"hidden titlemark" in desk.get(compared).content.lower()
    sent = page_form(
        title=article.title,
        slug=article.slug,
        date="2025-03-20",
        body=streamfield([(kind, rich_text(of) if kind == "text" else of) for kind, of in blocks_of(secrets)]),
    )
    response = others.post(edit, sent)
    assert response.status_code == 302, response.context["form"].errors
    saved = NewsPage.objects.get().get_latest_revision_as_object().body
    assert [block.value["document"].pk for block in saved if block.block_type == "document"] == [
        document.pk for one in secrets for document in one.documents
    ]
