"""The application as gunicorn serves it; it is configured by its environment (settings.py)."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "codex.settings")

application = get_wsgi_application()
