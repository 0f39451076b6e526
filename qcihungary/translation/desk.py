"""What translation brings to the editors' desk beside its lists."""

from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.permissions import page_permission_policy

from qcihungary.core.desk.tasks import Task, register_task
from qcihungary.translation.matrix.frame import TABS


def translate(request: HttpRequest) -> str | None:
    """The pages that are missing or behind in the user's language, for those who may write pages."""
    if not page_permission_policy.user_has_any_permission(request.user, {"add", "change"}):
        return None
    return f"{reverse(TABS['pages'][0])}?{urlencode({'language': get_language() or 'en'})}"


register_task("translate", Task(_("Translate"), "globe", translate, 50))
