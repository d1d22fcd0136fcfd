"""Reading a page as a strict parser does, and asking it what a reader or a robot would see."""

import json
import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from django.http import HttpResponse

INVISIBLE = {"head", "script", "style", "template", "svg"}


def plain(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


class Markup:
    """A parsed page.

    Raises:
        html5lib.html5parser.ParseError: the HTML breaks a rule of the standard, however small.
    """

    def __init__(self, html: str) -> None:
        parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
        self.html = html
        self.root: Element = parser.parse(html)

    @cached_property
    def parents(self) -> dict[Element, Element]:
        """Each element's parent."""
        return {child: parent for parent in self.root.iter() for child in parent}

    def all(self, tag: str, **attributes: str | None) -> list[Element]:
        """Elements of a kind, those with these attributes (``_`` stands for ``-``; None: with any value)."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [
            element
            for element in self.root.iter(tag)
            if all(name in element.attrib and value in (None, element.get(name)) for name, value in wanted.items())
        ]

    def one(self, tag: str, **attributes: str | None) -> Element:
        """The only element of a kind."""
        (element,) = self.all(tag, **attributes)
        return element

    def with_class(self, name: str) -> list[Element]:
        """Elements that carry a class."""
        return [element for element in self.root.iter() if name in element.get("class", "").split()]

    def meta(self, name: str) -> str | None:
        """The content of a ``meta`` element, by its name or property."""
        found = self.all("meta", name=name) or self.all("meta", property=name)
        return found[0].get("content") if found else None

    def ids(self) -> list[str]:
        """Every ``id`` in the page."""
        return [value for element in self.root.iter() if (value := element.get("id")) is not None]

    def language_of(self, element: Element) -> str:
        """The language that holds for the words in an element."""
        at: Element | None = element
        while at is not None and "lang" not in at.attrib:
            at = self.parents.get(at)
        return at.attrib["lang"] if at is not None else ""

    def texts(self, within: Element | None = None) -> Iterator[tuple[str, Element]]:
        """Every visible text with the element it stands in."""
        start = self.one("body") if within is None else within
        stack = [start]
        while stack:
            element = stack.pop()
            if not isinstance(element.tag, str) or element.tag in INVISIBLE:
                continue
            for text, owner in [(element.text, element), *((child.tail, element) for child in element)]:
                if text and plain(text):
                    yield plain(text), owner
            stack.extend(reversed(list(element)))

    @property
    def json_ld(self) -> list[dict[str, Any]]:
        """The descriptions in schema.org's vocabulary."""
        scripts = self.all("script", type="application/ld+json")
        return [item for script in scripts for item in json.loads(script.text or "")]


def words(element: Element) -> str:
    """All text in an element, as read aloud."""
    return plain("".join(element.itertext()))


def page(response: HttpResponse) -> Markup:
    """The parsed page of an answer."""
    return Markup(response.content.decode())


def addresses(html: str) -> list[str]:
    """Every address with a host that stands anywhere in the page's source."""
    return re.findall(r"(?:https?:)?//[\w.-]+[^\s\"'<>)]*", html)
