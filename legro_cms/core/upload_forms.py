"""The forms behind every way to upload: Wagtail builds its add, multiple, edit and chooser forms on these."""

from django.conf import settings
from django.core.files import File
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from legro_cms.core.svg import check_svg
from legro_cms.core.uploads import check_document, check_size, extension_of


class ImageUploadForm(BaseImageForm):
    """Wagtail's field compares extension, size, pixels and real format; this adds what an SVG may hold."""

    def clean_file(self) -> File:
        """Refuse a drawing that is more than a drawing."""
        file: File = self.cleaned_data["file"]
        if "file" in self.changed_data and extension_of(file.name) == "svg":
            file.seek(0)
            check_svg(file)
            file.seek(0)
        return file


class DocumentUploadForm(BaseDocumentForm):
    """Wagtail checks the extension only; this adds the size and that the content is what it says."""

    def clean_file(self) -> File:
        """Refuse what is too large, or not what its name says."""
        file: File = self.cleaned_data["file"]
        if "file" in self.changed_data:
            check_size(file, settings.WAGTAILDOCS_MAX_UPLOAD_SIZE)
            check_document(file)
        return file
