"""Asking the questions of a collection as the site would, of entries that hold nothing else."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from uuid import UUID

from django.db import DatabaseError, transaction

from search.documents import document
from search.engines import get_engine
from search.glossary.files import write as glossary_file
from search.glossary.loading import FILE, load_glossary
from search.models import Concept, Entry
from search.quality.collection import JudgedQuery, Versions, read_works
from search.query import SearchQuery, Sort
from search.results import Hit
from search.storing import write

RANKED = 100
"""Documents that are named for a query; the scores look at 20 at most."""

Answers = Mapping[str, Sequence[tuple[str, float]]]
"""Name of a query to the documents that visitors are shown, with their scores, the best first."""


def site_glossary() -> str:
    """The site's concepts as a file; of a site that has none yet, those that it would start with."""
    try:
        with transaction.atomic():
            concepts = list(Concept.objects.select_related("theme").prefetch_related("terms").order_by("pk"))
    except DatabaseError:  # its tables have not been made
        concepts = []
    return glossary_file(concepts, ",") if concepts else FILE.read_text(encoding="utf-8")


def half_of(glossary: str, seed: int) -> str:
    """A random half of the concepts of a file, always the same for a seed."""
    header, *concepts = glossary.splitlines()
    kept = random.Random(seed).sample(concepts, len(concepts) // 2)  # noqa: S311 - nothing secret about it
    return "\n".join([header, *kept, ""])


def load(corpus: Path, glossary: str) -> Mapping[UUID, Versions]:
    """Write entries for the works of a corpus, and concepts; the names of the works' documents by their keys."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "glossary.csv"
        file.write_text(glossary, encoding="utf-8")
        load_glossary(file)
    works = list(read_works(corpus))
    with transaction.atomic():
        entries = [Entry.objects.create(translation_key=work.translation_key) for work, _versions in works]
        write([(entry, document(work)) for entry, (work, _versions) in zip(entries, works, strict=True)])
    return {work.translation_key: versions for work, versions in works}


def answer(queries: Sequence[JudgedQuery], names: Mapping[UUID, Versions]) -> Answers:
    """What visitors of pages in the queries' languages are shown."""
    engine = get_engine()
    found = {}
    for query in queries:
        asked = SearchQuery(query.language, query.text, sort=Sort.RELEVANCE, per_page=RANKED)
        found[query.name] = [(_shown(hit, names), hit.score) for hit in engine.search(asked).hits]
    return found


def _shown(hit: Hit, names: Mapping[UUID, Versions]) -> str:
    return names[hit.entry.translation_key][hit.text_language]
