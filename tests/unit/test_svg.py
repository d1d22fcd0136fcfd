"""A drawing may be uploaded as SVG, a program may not."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from legro_cms.core.svg import check_svg

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'

DRAWINGS = {
    "shapes": f'{OPEN}<rect width="9" height="9" fill="url(#sky)"/></svg>',
    "own style and reference": f'{OPEN}<style>.a{{fill:url("#sky")}}</style><use xlink:href="#house"/></svg>',
    "embedded picture": f'{OPEN}<image href="data:image/png;base64,iVBORw0KGgo="/></svg>',
    "comment and text": f"{OPEN}<!-- made by hand --><title>Who says javascript: is bad?</title></svg>",
    "what Inkscape adds": '<svg xmlns="http://www.w3.org/2000/svg" '
    'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" '
    r'inkscape:export-filename="C:\drawings\house.png"><inkscape:grid/></svg>',
}

PROGRAMS = {
    "script": f"{OPEN}<script>alert(1)</script></svg>",
    "script in capitals": f"{OPEN}<SCRIPT/></svg>",
    "script with a prefix": '<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:script/></s:svg>',
    "handler": f'{OPEN}<rect onclick="alert(1)"/></svg>',
    "script link": f'{OPEN}<a xlink:href="javascript:alert(1)"/></svg>',
    "script link in pieces": f'{OPEN}<a href=" java&#10;script:alert(1)"/></svg>',
    "animated link": f'{OPEN}<a><animate attributeName="href" values="#"/></a></svg>',
    "HTML": f"{OPEN}<foreignObject/></svg>",
    "HTML without a wrapper": f'{OPEN}<body xmlns="http://www.w3.org/1999/xhtml"/></svg>',
    "picture from elsewhere": f'{OPEN}<image href="https://example.org/a.png"/></svg>',
    "drawing in a drawing": f'{OPEN}<image href="data:image/svg+xml;base64,PHN2Zy8+"/></svg>',
    "base address": f'{OPEN}<g xml:base="https://example.org/"/></svg>',
    "style from elsewhere": f'{OPEN}<rect style="fill:url(//example.org/a)"/></svg>',
    "imported style": f'{OPEN}<style>@import "https://example.org/a.css";</style></svg>',
    "escaped style": rf"{OPEN}<style>a{{background:u\rl(//example.org/a)}}</style></svg>",
    "style sheet instruction": f'<?xml-stylesheet href="a.css"?>{OPEN}</svg>',
    "entities": f'<!DOCTYPE svg [<!ENTITY a "b">]>{OPEN}&a;</svg>',
    "outside entity": f'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>{OPEN}&a;</svg>',
}

RUBBISH = {"nothing": "", "half": "<svg", "no namespace": "<svg/>", "HTML page": "<html/>"}


def _file(text: str, encoding: str = "utf-8") -> io.BytesIO:
    return io.BytesIO(text.encode(encoding))


@pytest.mark.parametrize("text", DRAWINGS.values(), ids=list(DRAWINGS))
def test_a_drawing_passes(text: str) -> None:
    check_svg(_file(text))


@pytest.mark.parametrize("text", PROGRAMS.values(), ids=list(PROGRAMS))
def test_what_could_run_or_call_out_is_refused(text: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        check_svg(_file(text))
    assert refusal.value.code == "svg_active"


@pytest.mark.parametrize("text", RUBBISH.values(), ids=list(RUBBISH))
def test_what_is_no_svg_is_refused(text: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        check_svg(_file(text))
    assert refusal.value.code == "svg_malformed"


def test_another_encoding_hides_nothing() -> None:
    text = f'<?xml version="1.0" encoding="utf-16"?>{PROGRAMS["script"]}'
    with pytest.raises(ValidationError) as refusal:
        check_svg(_file(text, "utf-16"))
    assert refusal.value.code == "svg_active"


def test_an_unknown_encoding_is_refused() -> None:
    with pytest.raises(ValidationError):
        check_svg(_file(f'<?xml version="1.0" encoding="klingon"?>{OPEN}</svg>'))


def test_the_refusal_says_what_was_found() -> None:
    with translation.override("en"), pytest.raises(ValidationError) as refusal:
        check_svg(_file(PROGRAMS["script"]))
    assert "the element “script”" in refusal.value.messages[0]
