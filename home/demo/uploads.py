"""The files of the example content: drawings and documents, each uploaded once."""

import hashlib
from pathlib import Path
from typing import Any

from django.core.files import File

from home.demo.files import FOLDER, Row
from legro_cms.core.models import CustomDocument, CustomImage, ImageLicence

CREDIT = "LEGrO"


def image(row: Row) -> CustomImage:
    """The drawing that a photo row of a case names, with its alternative texts."""
    path = FOLDER / "images" / row["file"]
    found = CustomImage.objects.filter(file_hash=file_hash(path)).first()
    if found is not None:
        return found
    new = CustomImage(
        title=path.stem.replace("-", " ").capitalize(),
        alt_nl=row["alt_nl"],
        alt_en=row["alt_en"],
        credit=CREDIT,
        licence=ImageLicence.OWN,
        **measures(path),
    )
    with path.open("rb") as file:
        new.file = File(file, name=path.name)
        new.save()
    return new


def document(row: Row) -> CustomDocument:
    """The document that a material row of a case names."""
    path = FOLDER / "documents" / row["file"]
    found = CustomDocument.objects.filter(file_hash=file_hash(path)).first()
    if found is not None:
        return found
    new = CustomDocument(
        title=row["title_nl"],
        title_nl=row["title_nl"],
        title_en=row["title_en"],
        language=row["language"],
        **measures(path),
    )
    with path.open("rb") as file:
        new.file = File(file, name=path.name)
        new.save()
    return new


def measures(path: Path) -> dict[str, Any]:
    """What Wagtail keeps of an uploaded file: its size, and a hash (SHA-1) to recognise it by."""
    return {"file_size": path.stat().st_size, "file_hash": file_hash(path)}


def file_hash(path: Path) -> str:
    """The hash of a file as Wagtail makes it."""
    return hashlib.sha1(path.read_bytes(), usedforsecurity=False).hexdigest()
