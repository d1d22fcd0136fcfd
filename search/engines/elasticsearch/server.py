"""Reaching the server: from a page within a second or not at all, from the worker with more patience."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from elasticsearch import ApiError, Elasticsearch, TransportError

logger = logging.getLogger(__name__)

PAGE_PATIENCE = 1.0  # seconds that a visitor waits for the server
WORK_PATIENCE = 5.0
BUILD_PATIENCE = 60.0
REST = 30.0
"""Seconds for which a node that failed is left alone."""

ANSWER_PARTS = (
    "responses.status,responses.error.type,responses.timed_out,responses._shards.failed,responses.hits.total.value,"
    "responses.hits.hits.sort,responses.hits.hits._score,responses.hits.hits._index,responses.hits.hits._version,"
    "responses.aggregations.*.buckets"
)


class UnavailableError(Exception):
    """The server cannot answer, or not rightly; the text says why, for an operator."""


class RebuildNeededError(UnavailableError):
    """The server answers, from an index that does not follow this database or these rules."""


@dataclass
class Node:
    """One address of the cluster."""

    client: Elasticsearch
    rests_until: float = 0.0

    @property
    def is_resting(self) -> bool:
        """Whether the node failed less than half a minute ago."""
        return time.monotonic() < self.rests_until

    def rest(self) -> None:
        """Leave the node alone for a while."""
        self.rests_until = time.monotonic() + REST


@dataclass
class Server:
    """A cluster as this process sees it."""

    nodes: Sequence[Node]
    worker: Elasticsearch
    builder: Elasticsearch
    prefix: str
    turns: int = field(default=0)

    @property
    def alias(self) -> str:
        """The name under which the site's index is read and written."""
        return f"{self.prefix}-entries"

    @property
    def is_resting(self) -> bool:
        """Whether there is no node to ask just now."""
        return all(node.is_resting for node in self.nodes)

    def rest(self) -> None:
        """Leave the whole cluster alone for a while."""
        for node in self.nodes:
            node.rest()

    def ask(self, searches: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """The answers to several searches in one request to one node, without a second try.

        Raises:
            UnavailableError: there is no node to ask, or it failed in whatever way; it then rests.
        """
        node = self._next_node()
        try:
            with translated_errors():
                answer = node.client.msearch(index=self.alias, searches=searches, filter_path=ANSWER_PARTS)
                return _checked(answer.body["responses"], len(searches) // 2)
        except UnavailableError as error:
            node.rest()
            logger.warning("The database answers searches for %d seconds. Elasticsearch: %s", REST, error)
            raise

    def _next_node(self) -> Node:
        self.turns += 1
        awake = [node for node in self.nodes if not node.is_resting]
        if not awake:
            raise UnavailableError("it failed less than half a minute ago")
        return awake[self.turns % len(awake)]


def _checked(answers: list[dict[str, Any]], expected: int) -> list[dict[str, Any]]:
    """The answers, all of which must be whole: half an answer is a wrong one."""
    for answer in answers:
        if answer["status"] != 200:
            raise UnavailableError(f"answered {answer['status']} {answer.get('error', {}).get('type', '')}".strip())
        if answer.get("timed_out") or answer["_shards"]["failed"]:
            raise UnavailableError("answered in part")
    if len(answers) != expected:
        raise UnavailableError("left questions unanswered")
    return answers


@contextmanager
def translated_errors() -> Iterator[None]:
    """Whatever goes wrong between here and the server as one kind of error, with a line for operators."""
    try:
        yield
    except ApiError as error:
        raise UnavailableError(f"answered {error.meta.status} {error.error}".strip()) from error
    except TransportError as error:
        raise UnavailableError(f"{type(error).__name__}: {error.message}") from error
    except (KeyError, TypeError, AttributeError) as error:
        raise UnavailableError("answered something else than Elasticsearch does") from error


def get_server() -> Server:
    """The server of ELASTICSEARCH_URL, with its connections; one for the process."""
    return _server(**settings.ELASTICSEARCH)


@lru_cache(maxsize=4)
def _server(
    nodes: tuple[str, ...],
    basic_auth: tuple[str, str] | None,
    api_key: str | None,
    ca_file: Path | None,
    prefix: str,
) -> Server:
    def client(addresses: Sequence[str], patience: float) -> Elasticsearch:
        options: dict[str, Any] = {"ca_certs": str(ca_file)} if ca_file else {}
        return Elasticsearch(
            list(addresses),
            basic_auth=basic_auth,
            api_key=api_key,
            request_timeout=patience,
            max_retries=len(addresses) - 1,  # of which one may be out of reach, each is tried once
            retry_on_timeout=False,
            **options,
        )

    return Server(
        nodes=[Node(client([address], PAGE_PATIENCE)) for address in nodes],
        worker=client(nodes, WORK_PATIENCE),
        builder=client(nodes, BUILD_PATIENCE),
        prefix=prefix,
    )
