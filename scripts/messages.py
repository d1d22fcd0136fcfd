"""The Dutch catalogue, without gettext's own programs: Babel reads the code, and Django the templates.

Without options it adds new texts to `locale/nl/LC_MESSAGES/django.po`, drops unused ones and compiles it;
`--check` changes nothing and fails with every text that is missing, empty, fuzzy or has other placeholders,
when one hides in an f-string, and when the compiled `.mo` (kept in the repository: a new machine has no
msgfmt) is not what the `.po` says.
"""

import argparse
import ast
import io
import re
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileParser, write_po
from django.utils.translation.template import templatize

from scripts.running import ROOMS, ROOT

PO = ROOT / "locale" / "nl" / "LC_MESSAGES" / "django.po"
MO = PO.with_suffix(".mo")
LANGUAGE = "nl"
HEADER = [
    ("Project-Id-Version", "LEGrO CMS"),
    ("Language", LANGUAGE),
    ("Language-Team", "LEGrO"),
    ("Plural-Forms", "nplurals=2; plural=(n != 1);"),
    ("MIME-Version", "1.0"),
    ("Content-Type", "text/plain; charset=utf-8"),
    ("Content-Transfer-Encoding", "8bit\n"),
]
KEYWORDS = {
    "_": None,
    "_text": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sdf]|%[sd%]|\{\w*\}")


class DutchCatalog(Catalog):
    """A catalogue with our own header: no date, version or person in it, so the same texts make the same file."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """What stands above the texts, whatever the file that was read said."""
        return HEADER

    @mime_headers.setter
    def mime_headers(self, headers: Iterable[tuple[str, str]]) -> None:
        """Leave the header of a file for what it is."""


def extracted() -> Catalog:
    """Every text of the code and the templates with the files it stands in (no line numbers: less noise)."""
    catalog = Catalog(domain="django", charset="utf-8")
    for name, source in sorted(_sources()):
        found = extract("python", io.BytesIO(source.encode()), KEYWORDS, ["Translators:"], {"encoding": "utf-8"})
        place: Any = [(name, None)]
        for _line, message, comments, context in found:
            catalog.add(message, locations=place, auto_comments=comments, context=context)
    return catalog


def _sources() -> Iterator[tuple[str, str]]:
    for room in ROOMS:
        for path in (ROOT / room).rglob("*.py"):
            if "migrations" not in path.parts:
                yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
    for path in (ROOT / "templates").rglob("*"):
        if path.suffix in {".html", ".txt", ".xml"}:
            name = path.relative_to(ROOT).as_posix()
            calls = templatize(path.read_text(encoding="utf-8"), origin=name)
            yield name, "\n".join(line.lstrip() for line in calls.splitlines())


def stored() -> Catalog:
    """The catalogue as translated so far."""
    catalog = DutchCatalog(locale=LANGUAGE, domain="django", charset="utf-8", fuzzy=False)
    if PO.exists():
        with PO.open("rb") as file:
            PoFileParser(catalog).parse(file)
    catalog.header_comment = "# The Dutch texts of LEGrO CMS: `make messages` keeps the list up to date."
    return catalog


def update() -> None:
    """Write the catalogue with the texts of today; a new text stands there with an empty translation."""
    catalog = stored()
    catalog.update(extracted(), no_fuzzy_matching=True, update_creation_date=False)
    catalog.obsolete.clear()
    PO.parent.mkdir(parents=True, exist_ok=True)
    with PO.open("wb") as file:
        write_po(file, catalog, width=110, sort_by_file=False, sort_output=True, include_previous=False)
    MO.write_bytes(compiled(catalog))


def compiled(catalog: Catalog) -> bytes:
    """The catalogue as Django reads it."""
    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def problems() -> list[str]:
    """What is wrong with the catalogue, one line each; empty when it is complete."""
    catalog, wanted = stored(), extracted()
    lines = [f"missing: {message.id!r}" for message in wanted if not _has(catalog, message)]
    lines += [f"in an f-string, where it is not found: {place}" for place in _hidden_in_f_strings()]
    lines += [f"unused: {message.id!r}" for message in catalog if not _has(wanted, message)]
    for message in catalog:
        if message.id:
            lines += _problems_of(message)
    if not MO.exists() or MO.read_bytes() != compiled(catalog):
        lines.append(f"{MO.relative_to(ROOT)} is not what {PO.name} compiles to")
    return lines


def _hidden_in_f_strings() -> Iterator[str]:
    for name, source in _sources():
        if name.endswith(".py"):
            strings = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.JoinedStr)]
            for call in (node for string in strings for node in ast.walk(string) if isinstance(node, ast.Call)):
                if isinstance(call.func, ast.Name) and call.func.id in KEYWORDS:
                    yield f"{name}:{call.lineno}"


def _has(catalog: Catalog, message: Message) -> bool:
    return not message.id or catalog.get(message.id, message.context) is not None


def _problems_of(message: Message) -> Iterator[str]:
    ids = message.id if isinstance(message.id, (tuple, list)) else (message.id,)
    found = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    strings = [string or "" for string in found]
    if message.fuzzy:
        yield f"fuzzy: {ids[0]!r}"
    if not all(strings) or len(strings) < len(ids):
        yield f"not translated: {ids[0]!r}"
        return
    for identifier, string in zip(ids, strings, strict=False):
        if set(PLACEHOLDER.findall(identifier)) - set(PLACEHOLDER.findall(string)) and len(ids) == 1:
            yield f"placeholders differ: {identifier!r}"
    allowed = set().union(*(PLACEHOLDER.findall(identifier) for identifier in ids))
    if any(set(PLACEHOLDER.findall(string)) - allowed for string in strings):
        yield f"unknown placeholder: {ids[0]!r}"


def main() -> int:
    """Update or check; the exit code is 1 when the check finds anything."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="change nothing, list what is wrong")
    if parser.parse_args().check:
        lines = problems()
        print("\n".join(lines) or "The catalogue is complete.")
        return 1 if lines else 0
    update()
    open_texts = [message for message in stored() if message.id and not message.string]
    print(f"{len(stored())} texts, {len(open_texts)} without a translation.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
