"""What the production server imports: ``qcihungary.wsgi:application``."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qcihungary.settings")

application = get_wsgi_application()

from qcihungary.search.misses import misses  # noqa: E402  (Django must be ready)

misses.write_by_itself()
