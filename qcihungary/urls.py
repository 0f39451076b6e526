"""Every address of the site that isn't a page of the tree, and the tree itself."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from qcihungary.accounts import shared_passwords
from qcihungary.accounts import urls as accounts_urls
from qcihungary.core import views
from qcihungary.core.citation.formats import FORMATS
from qcihungary.core.desk.editor import PageEditor, PageReverter
from qcihungary.core.desk.replacing import replacing
from qcihungary.core.lists.tables import WRITERS
from qcihungary.core.player import player
from qcihungary.core.sitemaps import sitemap
from qcihungary.desk.refusing import Approval, Creation
from qcihungary.results.oai.views import oai
from qcihungary.training.ical import ENDING
from qcihungary.training.registration.admin.choosing import set_privacy
from qcihungary.training.registration.urls import own_addresses as registrations_themselves
from qcihungary.training.registration.urls import urlpatterns as registration
from qcihungary.translation.urls import urlpatterns as both_languages

handler400 = "qcihungary.core.views.bad_request"
handler403 = "qcihungary.core.views.forbidden"
handler404 = "qcihungary.core.views.not_found"
handler500 = "qcihungary.core.views.server_error"

in_place_of_wagtails = replacing(
    path("pages/<int:page_id>/edit/", PageEditor.as_view()),
    path("pages/<int:page_id>/revisions/<int:revision_id>/revert/", PageReverter.as_view()),
    *both_languages,
    path("pages/<int:page_id>/privacy/", set_privacy),
    path("pages/workflow/action/<int:page_id>/<slug:action_name>/<int:task_state_id>/", Approval.as_view()),
    path(
        "pages/add/<slug:content_type_app_name>/<slug:content_type_model_name>/<int:parent_page_id>/",
        Creation.as_view(),
    ),
)
"""Addresses of the admin that we answer ourselves; Wagtail's own come after them."""

urlpatterns = [
    path("", views.choose_language),
    path("admin/", include(in_place_of_wagtails)),
    path("admin/", include(accounts_urls)),
    path("admin/", include(wagtailadmin_urls)),
    re_path(r"^documents/(\d+)/(.*)$", views.document),
    path(
        "documents/authenticate_with_password/<int:restriction_id>/", shared_passwords.collection_password
    ),  # before Wagtail's own, by whose name it goes
    path("documents/", include(wagtaildocs_urls)),
    *registrations_themselves,
    path("healthz", views.healthz, name="healthz"),
    path("robots.txt", views.robots),
    path(".well-known/security.txt", views.security_txt),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("oai/", oai),
    path("media/<path:path>", views.media),
    path("player/<slug:provider>/<str:video_id>/", player, name="player"),
    path(
        "sign-in/",
        RedirectView.as_view(pattern_name="wagtailadmin_login", query_string=True),
        name="wagtailcore_login",
    ),
    path(
        "restricted/<int:page_view_restriction_id>/<int:page_id>/",
        shared_passwords.page_password,
        name="wagtailcore_authenticate_with_password",
    ),
]
urlpatterns += i18n_patterns(
    *registration,
    re_path(rf"^((?:[\w\-.]+/)*[\w\-.]+\.(?:{'|'.join((*FORMATS, *WRITERS, ENDING))}))$", views.page_file),
    re_path(r"^((?:[\w\-.]+/)*)$", views.page, name="wagtail_serve"),
)
