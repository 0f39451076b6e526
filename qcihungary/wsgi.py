"""What the production server imports: ``qcihungary.wsgi:application``."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qcihungary.settings")

application = get_wsgi_application()
