"""Is this SVG only a drawing? An SVG is a document that can run scripts and call other hosts."""

import re
from typing import IO
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

SVG = "http://www.w3.org/2000/svg"
METADATA = {
    "http://www.inkscape.org/namespaces/inkscape",
    "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://purl.org/dc/elements/1.1/",
    "http://creativecommons.org/ns#",
    "http://web.resource.org/cc/",
}
ACTIVE_ELEMENTS = {
    "script",
    "foreignobject",
    "handler",
    "listener",
    "iframe",
    "embed",
    "object",
    "audio",
    "video",
    "set",
    "animate",
    "animatemotion",
    "animatetransform",
    "discard",
}
EMBEDDED_PICTURE = re.compile(r"data:image/(png|jpeg|gif|webp);base64,", re.IGNORECASE)
IGNORED_IN_ADDRESSES = re.compile(r"[\x00-\x20\\]")
OUTSIDE_STYLE = re.compile(r"""url\(\s*(?!\s*['"]?#)|@import|image-set\(|\\""", re.IGNORECASE)
"""A style that may load something: a reference not to this drawing, or an escape that could spell one."""


def check_svg(file: IO[bytes]) -> None:
    """Refuse (ValidationError) a drawing with scripts, handlers, entities, foreign content or outside links.

    It refuses and does not clean: an editor learns what is wrong, and what is shown is what was drawn.
    """
    parser = DefusedXMLParser(
        target=TreeBuilder(insert_pis=True, pi_factory=_refuse_instruction),
        forbid_dtd=True,
        forbid_entities=True,
        forbid_external=True,
    )
    try:
        for chunk in iter(lambda: file.read(65_536), b""):
            parser.feed(chunk)
        root: Element = parser.close()
    except DefusedXmlException as error:
        raise _refusal(_("a document type or entities")) from error
    except (ParseError, LookupError, ValueError) as error:
        raise ValidationError(_("This is not a well-formed SVG drawing."), code="svg_malformed") from error
    if root.tag != f"{{{SVG}}}svg":
        raise ValidationError(_("This is not a well-formed SVG drawing."), code="svg_malformed")
    for element in root.iter():
        _check_element(element)


def _check_element(element: Element) -> None:
    namespace, name = _split(element.tag)
    if namespace != SVG and namespace not in METADATA:
        raise _refusal(_("the foreign element “%(name)s”") % {"name": name})
    if name.lower() in ACTIVE_ELEMENTS:
        raise _refusal(_("the element “%(name)s”") % {"name": name})
    if name == "style" and OUTSIDE_STYLE.search("".join(element.itertext())):
        raise _refusal(_("a style that loads something from elsewhere"))
    for attribute, value in element.attrib.items():
        namespace, name = _split(attribute)
        if namespace not in METADATA:
            _check_attribute(name.lower(), value)


def _split(tag: str) -> tuple[str, str]:
    """Namespace (or nothing) and name: ElementTree writes `{namespace}name`."""
    namespace, _brace, name = tag.removeprefix("{").rpartition("}")
    return namespace, name


def _check_attribute(name: str, value: str) -> None:
    address = IGNORED_IN_ADDRESSES.sub("", value)
    if name.startswith("on") or "script:" in address.lower():
        raise _refusal(_("a script in “%(name)s”") % {"name": name})
    is_inside = address.startswith("#") or EMBEDDED_PICTURE.match(address)
    if name in {"href", "src", "base"} and not is_inside:
        raise _refusal(_("a reference to something outside the drawing"))
    if OUTSIDE_STYLE.search(value):
        raise _refusal(_("a style that loads something from elsewhere"))


def _refuse_instruction(target: str, text: str | None = None) -> Element:
    raise _refusal(_("the processing instruction “%(name)s”") % {"name": target})


def _refusal(what: str) -> ValidationError:
    return ValidationError(
        _("This SVG contains %(what)s. Export the drawing again as plain SVG, or as PNG."),
        code="svg_active",
        params={"what": what},
    )
