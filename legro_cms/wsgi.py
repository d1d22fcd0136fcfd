"""What a web server such as gunicorn starts; production settings unless told otherwise."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "legro_cms.settings.production")

application = get_wsgi_application()
