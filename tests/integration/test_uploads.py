"""Files that lie about themselves are refused with a clear message, whichever way an editor uploads them."""

import io
import zipfile
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image as Picture
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import UploadedFile

pytestmark = pytest.mark.django_db

Upload = Callable[[Client, SimpleUploadedFile], str]

SCRIPTED = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'


def _png() -> bytes:
    buffer = io.BytesIO()
    Picture.new("RGB", (20, 10), "green").save(buffer, "PNG")
    return buffer.getvalue()


def _archive(**members: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/"), text)
    return buffer.getvalue()


def _office(folder: str) -> bytes:
    return _archive(**{"[Content_Types].xml": "<Types/>", f"{folder}/document.xml": "<d/>"})


def _by_add_form(room: str) -> Upload:
    def upload(client: Client, file: SimpleUploadedFile) -> str:
        data = {"title": "A file", "file": file, "collection": "1", "language": "nl"}
        return client.post(reverse(f"{room}:add"), data, follow=True).content.decode()

    return upload


def _by_multiple_form(room: str) -> Upload:
    def upload(client: Client, file: SimpleUploadedFile) -> str:
        data = {"title": "A file", "files[]": file, "collection": "1"}
        return client.post(reverse(f"{room}:add_multiple"), data).content.decode()

    return upload


def _by_chooser(room: str) -> Upload:
    prefix = {"wagtailimages": "image", "wagtaildocs": "document"}[room]

    def upload(client: Client, file: SimpleUploadedFile) -> str:
        field = f"{prefix}-chooser-upload"
        values = {"title": "A file", "file": file, "collection": "1", "language": "nl"}
        data = {f"{field}-{name}": value for name, value in values.items()}
        return client.post(reverse(f"{room}_chooser:create"), data).content.decode()

    return upload


WAYS = {"add form": _by_add_form, "multiple form": _by_multiple_form, "chooser": _by_chooser}


@pytest.fixture(params=WAYS.values(), ids=list(WAYS))
def upload_image(request: pytest.FixtureRequest) -> Upload:
    way: Callable[[str], Upload] = request.param
    return way("wagtailimages")


@pytest.fixture(params=WAYS.values(), ids=list(WAYS))
def upload_document(request: pytest.FixtureRequest) -> Upload:
    way: Callable[[str], Upload] = request.param
    return way("wagtaildocs")


def test_an_honest_picture_is_accepted(admin_client: Client, upload_image: Upload) -> None:
    upload_image(admin_client, SimpleUploadedFile("garden.png", _png(), "image/png"))
    assert get_image_model().objects.count() == 1


def test_a_drawing_is_accepted(admin_client: Client, upload_image: Upload) -> None:
    upload_image(admin_client, SimpleUploadedFile("garden.svg", DRAWING, "image/svg+xml"))
    assert get_image_model().objects.count() == 1


def test_an_svg_with_a_script_is_refused(admin_client: Client, upload_image: Upload) -> None:
    answer = upload_image(admin_client, SimpleUploadedFile("garden.svg", SCRIPTED, "image/svg+xml"))
    assert "script" in answer
    assert not get_image_model().objects.exists()
    assert not UploadedFile.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [("garden.jpg", _png()), ("garden.png", SCRIPTED), ("garden.png", b"MZ\x90\x00"), ("garden.svg", _png())],
    ids=["PNG as JPEG", "SVG as PNG", "program as PNG", "PNG as SVG"],
)
def test_a_picture_that_lies_about_its_type_is_refused(
    admin_client: Client, upload_image: Upload, name: str, content: bytes
) -> None:
    upload_image(admin_client, SimpleUploadedFile(name, content, "image/png"))
    assert not get_image_model().objects.exists()
    assert not UploadedFile.objects.exists()


HONEST = {
    "notes.pdf": b"%PDF-1.7\n%%EOF",
    "notes.docx": _office("word"),
    "sheet.xlsx": _office("xl"),
    "talk.pptx": _office("ppt"),
    "notes.odt": _archive(mimetype="application/vnd.oasis.opendocument.text"),
    "notes.txt": "Één regel".encode(),
    "sheet.csv": "één;twee".encode("cp1252"),
}
LYING = {
    "notes.pdf": b"<script>alert(1)</script>",
    "notes.docx": _office("xl"),
    "sheet.xlsx": _archive(mimetype="application/vnd.oasis.opendocument.spreadsheet"),
    "talk.pptx": b"MZ\x90\x00",
    "notes.odt": _office("word"),
    "notes.txt": b"MZ\x90\x00\x03",
    "sheet.csv": b"\x81\x8d\x8f",
}


@pytest.mark.parametrize(("name", "content"), HONEST.items(), ids=list(HONEST))
def test_an_honest_document_is_accepted(admin_client: Client, name: str, content: bytes) -> None:
    _by_add_form("wagtaildocs")(admin_client, SimpleUploadedFile(name, content))
    assert get_document_model().objects.count() == 1


@pytest.mark.parametrize(("name", "content"), LYING.items(), ids=list(LYING))
def test_a_document_that_lies_about_its_type_is_refused(admin_client: Client, name: str, content: bytes) -> None:
    answer = _by_add_form("wagtaildocs")(admin_client, SimpleUploadedFile(name, content))
    assert f".{name.rpartition('.')[2]}" in answer
    assert not get_document_model().objects.exists()
    assert not UploadedFile.objects.exists()


def test_every_way_to_upload_a_document_is_checked(admin_client: Client, upload_document: Upload) -> None:
    upload_document(admin_client, SimpleUploadedFile("notes.pdf", b"MZ\x90\x00", "application/pdf"))
    assert not get_document_model().objects.exists()
    assert not UploadedFile.objects.exists()


def test_every_way_to_upload_a_document_accepts_an_honest_one(admin_client: Client, upload_document: Upload) -> None:
    upload_document(admin_client, SimpleUploadedFile("notes.pdf", HONEST["notes.pdf"], "application/pdf"))
    assert get_document_model().objects.count() + UploadedFile.objects.count() == 1


def test_a_program_is_no_document(admin_client: Client, upload_document: Upload) -> None:
    upload_document(admin_client, SimpleUploadedFile("setup.exe", b"MZ\x90\x00"))
    assert not get_document_model().objects.exists()
    assert not UploadedFile.objects.exists()


def test_a_document_that_is_too_big_is_refused(admin_client: Client, upload_document: Upload, settings: object) -> None:
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 1000  # type: ignore[attr-defined]
    content = HONEST["notes.pdf"] + b" " * 2000
    upload_document(admin_client, SimpleUploadedFile("notes.pdf", content, "application/pdf"))
    assert not get_document_model().objects.exists()
    assert not UploadedFile.objects.exists()


def test_a_picture_that_is_too_big_is_refused(admin_client: Client, upload_image: Upload, settings: object) -> None:
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10  # type: ignore[attr-defined]
    upload_image(admin_client, SimpleUploadedFile("garden.png", _png(), "image/png"))
    assert not get_image_model().objects.exists()
    assert not UploadedFile.objects.exists()


def test_replacing_the_file_of_an_image_is_checked_as_well(admin_client: Client) -> None:
    _by_add_form("wagtailimages")(admin_client, SimpleUploadedFile("garden.svg", DRAWING, "image/svg+xml"))
    image = get_image_model().objects.get()
    data = {"title": "A file", "file": SimpleUploadedFile("worse.svg", SCRIPTED), "collection": "1"}
    admin_client.post(reverse("wagtailimages:edit", args=[image.pk]), data)
    image.refresh_from_db()
    assert "garden" in image.file.name
