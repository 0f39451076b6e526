"""Deliverables, files and documents to test with. They are live at once, without a revision."""

import factory
from django.core.files.base import ContentFile
from factory.django import DjangoModelFactory
from wagtail.models import Collection

from qcihungary.core.documents.document import SiteDocument
from qcihungary.deliverables.models import Deliverable, DeliverableFile
from qcihungary.deliverables.vocabulary import DisseminationLevel
from tests.factories import WorkPackageFactory


class DocumentFactory(DjangoModelFactory):
    title = factory.Sequence(lambda number: f"Report {number}")
    file = factory.Sequence(lambda number: ContentFile(f"%PDF-1.7\nbytes of {number}".encode(), f"report-{number}.pdf"))
    collection = factory.LazyFunction(Collection.get_first_root_node)
    language = "en"

    class Meta:
        model = SiteDocument


class DeliverableFactory(DjangoModelFactory):
    work_package = factory.SubFactory(WorkPackageFactory)
    index = factory.Sequence(lambda number: number + 1)
    title_en = factory.Sequence(lambda number: f"Sample report {number}")
    title_hu = factory.Sequence(lambda number: f"Minta jelentés {number}")
    level = DisseminationLevel.PUBLIC

    class Meta:
        model = Deliverable


class DeliverableFileFactory(DjangoModelFactory):
    deliverable = factory.SubFactory(DeliverableFactory)
    document = factory.SubFactory(DocumentFactory)

    class Meta:
        model = DeliverableFile
