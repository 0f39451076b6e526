"""Every address of the site that isn't a page of the tree, and the tree itself."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.views import authenticate_with_password

from qcihungary.accounts import urls as accounts_urls
from qcihungary.core import views
from qcihungary.core.citation.formats import FORMATS
from qcihungary.core.desk.editor import PageEditor, PageReverter
from qcihungary.core.lists.tables import WRITERS
from qcihungary.core.player import player
from qcihungary.core.sitemaps import sitemap
from qcihungary.desk.refusing import Approval, Creation
from qcihungary.results.oai.views import oai
from qcihungary.training.ical import ENDING
from qcihungary.training.registration.urls import urlpatterns as registration
from qcihungary.translation.urls import urlpatterns as both_languages

handler400 = "qcihungary.core.views.bad_request"
handler403 = "qcihungary.core.views.forbidden"
handler404 = "qcihungary.core.views.not_found"
handler500 = "qcihungary.core.views.server_error"

urlpatterns = [
    path("", views.choose_language),
    path("admin/pages/<int:page_id>/edit/", require_admin_access(PageEditor.as_view())),  # before Wagtail's own
    path("admin/pages/<int:page_id>/revisions/<int:revision_id>/revert/", require_admin_access(PageReverter.as_view())),
    *both_languages,
    path(
        "admin/pages/workflow/action/<int:page_id>/<slug:action_name>/<int:task_state_id>/",
        require_admin_access(Approval.as_view()),  # before Wagtail's own, too
    ),
    path(
        "admin/pages/add/<slug:content_type_app_name>/<slug:content_type_model_name>/<int:parent_page_id>/",
        require_admin_access(Creation.as_view()),
    ),
    path("admin/", include(accounts_urls)),
    path("admin/", include(wagtailadmin_urls)),
    re_path(r"^documents/(\d+)/(.*)$", views.document),
    path("documents/", include(wagtaildocs_urls)),
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
        authenticate_with_password,
        name="wagtailcore_authenticate_with_password",
    ),
]
urlpatterns += i18n_patterns(
    *registration,
    re_path(rf"^((?:[\w\-.]+/)*[\w\-.]+\.(?:{'|'.join((*FORMATS, *WRITERS, ENDING))}))$", views.page_file),
    re_path(r"^((?:[\w\-.]+/)*)$", views.page, name="wagtail_serve"),
)
