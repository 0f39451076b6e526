"""Builds the demo site from the content files, the way an editor would: page by page, in both languages."""

from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from wagtail.models import DraftStateMixin, Page

from qcihungary.consortium.models import Funder, Member, ProjectFacts
from qcihungary.core.bulk import store_revisions
from qcihungary.core.documents.document import SiteDocument
from qcihungary.core.images import Licence, SiteImage
from qcihungary.demo.bodies import Media
from qcihungary.demo.columns import both
from qcihungary.demo.pictures import draw
from qcihungary.demo.reader import read, read_events, read_news, read_results
from qcihungary.demo.records import load_records
from qcihungary.demo.trees import Planter
from qcihungary.news.models import NewsTag

LICENCES = {licence.label: licence for licence in Licence}


def load_everything() -> None:
    """Facts, members, funders, pictures, documents, pages, results, events and news."""
    load_facts()
    load_members()
    load_funders()
    media = Media(load_pictures(), load_documents())
    tags = load_tags()
    planter = Planter(media, tags)
    planter.plant_sections()
    load_records()
    for result in read_results():
        planter.plant_result(result)
    for event in read_events():
        planter.plant_event(event)
    for article in read_news():
        planter.plant_article(article)
    planter.compose_home()
    keep_versions()


def keep_versions() -> None:
    """A version of each record, as publications leave one: without it, a scheduled change hides the record at once."""
    for model in apps.get_models():
        if issubclass(model, DraftStateMixin) and not issubclass(model, Page):
            store_revisions(list(model._default_manager.all()), None, ())


def load_facts() -> None:
    """The project's facts."""
    data = read("facts")
    contact = data["contact"]
    ProjectFacts(
        acronym=data["acronym"],
        grant_number=data["grant_number"],
        phone=contact["phone"],
        email=contact["email"],
        website=contact["website"],
        postal_code=contact["postal_code"],
        social_links=[("link", {"network": network, "url": url}) for network, url in contact.get("social", {}).items()],
        **both("programme", data["programme"]),
        **both("statement", {code: told["summary"] for code, told in read("pages/home").items()}),
        **both("street", contact["street"]),
        **both("city", contact["city"]),
    ).save()


def load_members() -> None:
    """The members, in the order of the file."""
    for order, data in enumerate(read("facts")["members"]):
        Member.objects.create(
            short_name=data["short_name"],
            ror=data.get("ror", ""),
            order=order,
            **both("name", data["name"]),
            **both("url", data.get("website", "")),
            **both("logo_alt", data["logo_alt"]),
        )


def load_funders() -> None:
    """The funders beside the European Union, in the order of the file."""
    for order, data in enumerate(read("facts")["funders"]):
        if data["key"] != "eu":
            Funder.objects.create(order=order, **both("name", data["name"]), **both("statement", data["text"]))


def load_pictures() -> dict[str, SiteImage]:
    """Draw the pictures and keep them as images."""
    pictures: dict[str, SiteImage] = {}
    content = read("pictures")
    for key, data in content["pictures"].items():
        file = ImageFile(ContentFile(draw(key)), name=f"{key}.jpg")
        pictures[key] = SiteImage.objects.create(
            title=data["title"],
            file=file,
            licence=LICENCES[content["licence"]],
            **both("credit", content["credit"]),
            **both("description", data["alt"]),
            **both("caption", data.get("caption", "")),
        )
    return pictures


def load_documents() -> dict[str, SiteDocument]:
    """Keep the documents, whose text stands in their file."""
    documents: dict[str, SiteDocument] = {}
    for key, data in read("documents")["documents"].items():
        file = ContentFile(data["text"].encode(), name=data["name"])
        documents[key] = SiteDocument.objects.create(title=data["title"], file=file, language=data["language"])
    return documents


def load_tags() -> dict[str, NewsTag]:
    """The tags of the news."""
    tags = read("tags")["tags"]
    return {slug: NewsTag.objects.create(slug=slug, **both("name", names)) for slug, names in tags.items()}
