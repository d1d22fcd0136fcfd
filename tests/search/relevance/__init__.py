"""A small collection of invented cases and judged queries: it measures how well the search finds what people mean."""

from pathlib import Path

FOLDER = Path(__file__).parent
CORPUS = FOLDER / "corpus.jsonl"
QUERIES = FOLDER / "queries-dev.jsonl"
