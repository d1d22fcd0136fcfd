"""`manage.py search_quality`: how well the search answers judged questions."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from legro_cms.core.models import Municipality, Theme
from legro_cms.core.vocabulary_loader import FOLDER, load_terms
from search.quality.collection import read_queries
from search.quality.measuring import Answers, answer, half_of, load, site_glossary
from search.quality.scoring import table
from search.quality.scratch import scratch_database, scratch_index
from search.status import EngineName, fallback_answers


class Command(BaseCommand):
    """Changes nothing of the site: works, glossary and index of the measurement are gone afterwards."""

    help = "Asks the questions of a judged collection as a visitor would, and prints how good the answers are."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """The formats of the files stand in docs/search.md."""
        parser.add_argument("--corpus", type=Path, required=True, help="documents, a JSON object a line")
        parser.add_argument("--queries", type=Path, required=True, help="judged queries, a JSON object a line")
        parser.add_argument("--engine", choices=[name.value for name in EngineName], default=EngineName.DATABASE.value)
        parser.add_argument("--run", type=Path, help="where to write: query, document, rank and score on each line")
        glossary = parser.add_mutually_exclusive_group()
        glossary.add_argument("--without-glossary", action="store_true", help="as if it had no concepts")
        glossary.add_argument("--half-glossary", type=int, metavar="SEED", help="with a random half of its concepts")

    def handle(self, *args: Any, **options: Any) -> None:
        """Measure, print the table, write the run."""
        server = self._server(options["engine"])
        queries = read_queries(options["queries"])
        glossary = self._glossary(options)
        with scratch_database():
            load_terms(Theme, FOLDER / "themes.toml")
            load_terms(Municipality, FOLDER / "municipalities.toml")
            names = load(options["corpus"], glossary)
            with scratch_index(server):
                answers = answer(queries, names)
                if fallback_answers():
                    raise CommandError("Elasticsearch stopped answering; what was measured is not its work.")
        for line in table(queries, {name: [document for document, _score in found] for name, found in answers.items()}):
            self.stdout.write(line)
        if options["run"]:
            options["run"].write_text(_run(answers), encoding="utf-8")

    def _server(self, engine: str) -> Mapping[str, Any]:
        if engine == EngineName.DATABASE:
            return {}
        if not settings.ELASTICSEARCH:
            raise CommandError("Name the server in ELASTICSEARCH_URL.")
        return dict(settings.ELASTICSEARCH)

    def _glossary(self, options: Mapping[str, Any]) -> str:
        glossary = site_glossary()
        if options["without_glossary"]:
            return glossary.splitlines()[0]
        return glossary if options["half_glossary"] is None else half_of(glossary, options["half_glossary"])


def _run(answers: Answers) -> str:
    """A line for each document that was found, as evaluation programs of the TREC conferences read it."""
    return "".join(
        f"{query} {document} {rank} {score}\n"
        for query, found in answers.items()
        for rank, (document, score) in enumerate(found, start=1)
    )
