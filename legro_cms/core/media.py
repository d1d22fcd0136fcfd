"""Serving uploaded images from Django, for sites without a web server that does it (docs/operations.md)."""

from pathlib import PurePosixPath

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.static import serve

IMAGE_FOLDERS = {"images", "original_images"}
"""Wagtail's folders for renditions and originals. Documents go by Wagtail's view, which checks rights."""

SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


def serve_image(request: HttpRequest, path: str) -> HttpResponseBase:
    """An uploaded image. An SVG opened by itself is a whole document: the policy leaves it nothing to run."""
    parts = PurePosixPath(path).parts
    if ".." in parts or not set(parts[:1]) & IMAGE_FOLDERS:
        raise Http404
    try:
        response = serve(request, path, document_root=str(settings.MEDIA_ROOT))
    except (OSError, ValueError) as refusal:  # a name that no file can have
        raise Http404 from refusal
    response["Content-Security-Policy"] = SANDBOX
    response["Cache-Control"] = "public, max-age=604800"
    return response
