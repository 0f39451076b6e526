"""The page that tells how to reach the project, with a form to write to it."""

from http import HTTPMethod
from typing import Any, ClassVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.search import index

from qcihungary.consortium.facts import ProjectFacts
from qcihungary.contact.forms import ContactForm
from qcihungary.contact.vcard import vcard
from qcihungary.core.blocks import BodyBlock
from qcihungary.core.forms.door import keep_out_of_caches
from qcihungary.core.pages import BasePage


class ContactPage(RoutablePageMixin, BasePage):
    """Address, telephone, e-mail and the places on social media, from the project's facts; and the form."""

    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = ["pages.StandardPage"]
    max_count_per_parent = 1
    allowed_http_methods: ClassVar[list[HTTPMethod]] = [*BasePage.allowed_http_methods, HTTPMethod.POST]

    body = StreamField(BodyBlock(), verbose_name=_("introduction"), blank=True)

    content_panels: ClassVar[list[Any]] = [*BasePage.content_panels, FieldPanel("body")]
    search_fields: ClassVar[list[index.BaseField]] = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("contact page")
        verbose_name_plural = _("contact pages")

    # --- context

    @path("")
    def form(self, request: HttpRequest) -> HttpResponse:
        """The page, and what becomes of its form."""
        form = ContactForm(request)
        if form.is_sent and form.is_valid() and form.keep():
            return HttpResponseRedirect(f"{self.url_path}sent/", status=303)
        response: HttpResponse = self.render(request, context_overrides={"form": form})
        response.status_code = form.status
        return keep_out_of_caches(response)

    @path("sent/")
    def thanks(self, request: HttpRequest) -> HttpResponse:
        """What is shown after a message was received."""
        context = {"days": settings.CONTACT_DAYS}
        response: HttpResponse = self.render(request, template="pages/contact_thanks.html", context_overrides=context)
        return response

    @path("vcard/")
    def card(self, request: HttpRequest) -> HttpResponse:
        """The project for an address book."""
        return HttpResponse(
            vcard(ProjectFacts.current()),
            content_type="text/vcard; charset=utf-8",
            headers={"Content-Disposition": 'attachment; filename="contact.vcf"'},
        )
