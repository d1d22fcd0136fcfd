"""Is an uploaded document what its name says? Wagtail asks this of images only."""

import zipfile
from pathlib import PurePosixPath
from typing import IO

from django.core.exceptions import ValidationError
from django.core.files import File
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

OFFICE_PARTS = {"docx": "word/", "pptx": "ppt/", "xlsx": "xl/"}
"""Office Open XML (ISO/IEC 29500): the folder that the main part of each format lies in."""

OPEN_DOCUMENT_TYPES = {
    "odp": b"application/vnd.oasis.opendocument.presentation",
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
    "odt": b"application/vnd.oasis.opendocument.text",
}
"""OpenDocument (ISO/IEC 26300): what the archive's member `mimetype` says."""

TEXTS = {"csv", "txt"}


def extension_of(name: str | None) -> str:
    """The last extension in lower case, without its dot."""
    return PurePosixPath(name or "").suffix.lower().removeprefix(".")


def check_size(file: File, limit: int) -> None:
    """Refuse a file of more than `limit` bytes, and an empty one."""
    if not file.size:
        raise ValidationError(_("This file is empty."), code="empty")
    if file.size > limit:
        raise ValidationError(
            _("This file is too big (%(size)s). The maximum is %(limit)s."),
            code="file_too_large",
            params={"size": filesizeformat(file.size), "limit": filesizeformat(limit)},
        )


def check_document(file: File) -> None:
    """Refuse (ValidationError) a document whose content is not what its extension promises."""
    extension = extension_of(file.name)
    file.seek(0)
    if not _matches(extension, file):
        raise ValidationError(
            _("The content of this file is not that of a .%(extension)s file."),
            code="content_differs",
            params={"extension": extension},
        )
    file.seek(0)


def _matches(extension: str, file: IO[bytes]) -> bool:
    if extension == "pdf":
        return b"%PDF-" in file.read(1024)
    if extension in TEXTS:
        return _is_text(file)
    try:
        with zipfile.ZipFile(file) as archive:
            if extension in OFFICE_PARTS:
                names = archive.namelist()
                return "[Content_Types].xml" in names and any(
                    name.startswith(OFFICE_PARTS[extension]) for name in names
                )
            with archive.open("mimetype") as member:
                return member.read(200).strip() == OPEN_DOCUMENT_TYPES.get(extension)
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError, ValueError):
        return False


def _is_text(file: IO[bytes]) -> bool:
    """Text in UTF-8, or in the code page in which Dutch spreadsheets still export; no NUL in either."""
    content = file.read()
    if b"\x00" in content:
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        try:
            content.decode("cp1252")
        except UnicodeDecodeError:
            return False
    return True
