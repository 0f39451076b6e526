"""The base of every page: what each has, where it lives, and whether it is told in its own language yet."""

import datetime
from collections.abc import Iterator, Mapping
from http import HTTPMethod
from types import MappingProxyType
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index

from qcihungary.core.addresses.panel import AddressPanel
from qcihungary.core.addresses.targets import Step, Target
from qcihungary.core.alias_names import name_hidden_aliases
from qcihungary.core.alternates import Alternates
from qcihungary.core.audience import Audience, drawn_for
from qcihungary.core.blocks import BodyBlock
from qcihungary.core.cards import card_url
from qcihungary.core.chrome import Chrome
from qcihungary.core.findable import FoundKind
from qcihungary.core.languages import language_of_path, other_language
from qcihungary.core.page_forms import CopyForm, PageForm, ascii_slug
from qcihungary.core.panels import slug_input
from qcihungary.core.restrictions import restrictions_of, rooms_of
from qcihungary.core.teasers import Teaser
from qcihungary.core.translation_policy import TranslationPolicy
from qcihungary.core.tree import Tree

LONGEST_SUMMARY = 300


class BasePage(Page):
    """A page of ours: told, and so one row per language, in lock-step trees.

    The home pages have the slugs ``en`` and ``hu``, so a page's ``url_path`` is its public path.
    """

    translation_policy = TranslationPolicy.TOLD
    allowed_http_methods: ClassVar[list[HTTPMethod]] = [HTTPMethod.GET, HTTPMethod.HEAD]

    slug: str
    awaits_translation = models.BooleanField(default=False, editable=False, serialize=False)
    """An alias was turned into this page, but nothing was published here since: the public still gets the source.

    It belongs to the page, not to its revisions. Its first publication clears it.
    """

    exclude_fields_in_copy: ClassVar[list[str]] = ["awaits_translation"]

    base_form_class = PageForm
    copy_form_class = CopyForm
    content_panels: ClassVar[list[Any]] = [
        HelpPanel(template="desk/language_of_form.html"),
        *Page.content_panels,
        FieldPanel(
            "search_description",
            heading=_("Summary"),
            help_text=_("One or two sentences, for lists, search results and social media."),
        ),
    ]
    promote_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [AddressPanel("slug", widget=slug_input()), FieldPanel("show_in_menus")], heading=_("Address and menu")
        )
    ]
    search_fields: ClassVar[list[index.BaseField]] = [*Page.search_fields, index.SearchField("search_description")]

    kept_parameters: ClassVar[tuple[str, ...]] = ()
    """Query parameters that mean the same in both languages, and so survive a change of language."""

    shown_with: ClassVar[tuple[str, ...]] = ()
    """Relations that its template shows, fetched together with the page."""

    is_as_saved = False
    """Whether it is what the database holds: a page that the tree has found, and no preview or draft."""

    answers_search: ClassVar[bool] = False
    """Whether the search form at the head of every page leads here."""

    said_with_version: Mapping[str, Any] = MappingProxyType({})
    """What an editor says with the version that is saved next, but in no field: it stands in that version's content."""

    found_as: ClassVar[FoundKind] = FoundKind.PAGE
    """What kind of thing the search finds it as."""

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Addresses are ASCII, whatever was typed (ő becomes o), and a summary is short.

        Raises:
            ValidationError: nothing is left of the slug, or the summary has more than ``LONGEST_SUMMARY`` characters.
        """
        if self.slug:  # a form has told already what is wrong with an empty one
            self.slug = ascii_slug(self.slug)
        super().clean()
        if len(self.search_description) > LONGEST_SUMMARY:
            message = _("A summary has at most %(most)d characters.") % {"most": LONGEST_SUMMARY}
            raise ValidationError({"search_description": message})

    # --- facts

    @property
    def summary(self) -> str:
        """One or two sentences. It is Wagtail's own field, so that lists of any pages know it."""
        return self.search_description

    @property
    def language(self) -> str:
        """The code of the tree this page stands in, from its path."""
        return language_of_path(self.url_path)

    @property
    def is_told(self) -> bool:
        """Whether it tells its content in its own language: neither an alias nor waiting for its translation."""
        return self.alias_of_id is None and not self.awaits_translation

    @property
    def text_language(self) -> str:
        """The code of the language in which its text really is."""
        return self.language if self.is_told else other_language(self.language)

    @property
    def absolute_url(self) -> str:
        """Its address with the scheme and host of BASE_URL."""
        return f"{settings.BASE_URL}{self.url_path}"

    @property
    def card_url(self) -> str:
        """The absolute address of its drawn social card."""
        return card_url(self.title)

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        """Wagtail's (site, root, path). There is one site, and it lives at BASE_URL."""
        parts = super().get_url_parts(request)
        return parts and (parts[0], settings.BASE_URL, self.url_path)

    def get_url(self, request: HttpRequest | None = None, current_site: object = None) -> str:
        """The local address. With one site it needs neither the request nor the site."""
        return self.url_path

    url = property(get_url)

    @property
    def found_on(self) -> datetime.date | None:
        """The day that the search knows it by: that of a field ``date`` or ``start``, where there is one."""
        start = getattr(self, "start", None)
        return getattr(self, "date", None) or (start and timezone.localdate(start))

    # --- queries

    def get_view_restrictions(self) -> models.QuerySet[PageViewRestriction]:
        """Those that hold here, also if they were put on the other language's page."""
        return restrictions_of(self)

    def moved_below(self, target: Target) -> Iterator[Step]:
        """Where things are now that used to be at an address below this page, other than pages; nothing by default."""
        yield from ()

    # --- publication

    def serializable_data(self) -> dict[str, Any]:
        """The content of a version of it."""
        data: dict[str, Any] = super().serializable_data()
        return {**data, **self.said_with_version}

    def with_content_json(self, content: dict[str, Any]) -> "BasePage":
        """The page as a revision has it. What is public of it now is no matter of revisions.

        Wagtail takes a page offline that is scheduled anew and doesn't know its public revision.
        """
        page: BasePage = super().with_content_json(content)
        page.awaits_translation = self.awaits_translation
        page.live_revision_id = self.live_revision_id or (self.latest_revision_id if self.live else None)
        return page

    def update_aliases(self, **kwargs: Any) -> None:
        """Bring what is public of a page to its aliases.

        Wagtail also does it, and makes them public, where a page that isn't public yet is only scheduled.
        """
        if self.live:
            name_hidden_aliases(self)
            super().update_aliases(**kwargs)

    # --- context

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        """``templates/pages/<model>.html``, in words divided by underscores."""
        name = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in type(self).__name__)
        return f"pages/{name.lstrip('_')}.html"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """What every page's template gets: ``page``, and ``chrome`` for all that stands around it."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        tree = getattr(request, "tree", None) or Tree.at(self.url_path)
        alternates = Alternates.of(self, request)
        context["chrome"] = Chrome(tree=tree, path=self.url_path, alternates=alternates, page=self)
        return context

    def make_preview_request(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """A preview shows documents that aren't public yet, to those who may know of them."""
        with drawn_for(Audience(rooms_of(self), is_editor=True)):
            response: HttpResponse = super().make_preview_request(*args, **kwargs)
            return response

    def serve_preview(self, request: HttpRequest, mode_name: str) -> Any:
        """A preview speaks the language of the page, not of the editor, and shows it as its publication would."""
        self.awaits_translation = False
        with translation.override(self.language):
            response = super().serve_preview(request, mode_name)
            return response.render() if hasattr(response, "render") else response


class ListingPage(BasePage):
    """A page that lists things: a section's front page. It knows how to present the first few of them elsewhere."""

    max_count_per_parent = 1

    body = StreamField(BodyBlock(), verbose_name=_("introduction"), blank=True)

    content_panels: ClassVar[list[Any]] = [*BasePage.content_panels, FieldPanel("body")]
    search_fields: ClassVar[list[index.BaseField]] = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        abstract = True

    def teasers(self, limit: int) -> list[Teaser]:
        """The ``limit`` items that matter most now, for a home page that points to this section; none by default."""
        return []
