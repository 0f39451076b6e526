"""What the production server imports: ``qcihungary.wsgi:application``."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qcihungary.settings")

application = get_wsgi_application()

# What was loaded by now lives as long as the process: the garbage collector need not look at it with every request.
gc.collect()
gc.freeze()
