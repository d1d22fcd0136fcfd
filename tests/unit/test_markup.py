"""The reader of pages that other tests rely on refuses what it should refuse."""

import pytest
from html5lib.html5parser import ParseError

from tests.markup import Markup, addresses, words

PAGE = '<!doctype html><html lang="en"><head><title>A</title></head><body>{}</body></html>'


@pytest.mark.parametrize(
    "faulty",
    [
        "<p>never closed <b>bold</p>",
        "<p><div>a block in a paragraph</div></p>",
        '<p id="a" id="b">an attribute twice</p>',
        "<p>an unknown entity: &nonsense;</p>",
        "<table><p>text astray</p></table>",
        "</section>",
    ],
)
def test_a_fault_in_the_html_is_refused(faulty: str) -> None:
    with pytest.raises(ParseError):
        Markup(PAGE.format(faulty))


def test_the_language_of_words_is_that_of_the_nearest_mark() -> None:
    markup = Markup(PAGE.format('<div lang="nl"><p>Dag</p><p lang="en">Hello</p></div><p>Bye</p>'))
    assert [(words(one), markup.language_of(one)) for one in markup.all("p")] == [
        ("Dag", "nl"),
        ("Hello", "en"),
        ("Bye", "en"),
    ]


def test_what_nobody_sees_is_no_text() -> None:
    markup = Markup(PAGE.format("<p>seen <b>and bold</b> too</p><script>unseen</script><template>unseen</template>"))
    assert [text for text, _owner in markup.texts()] == ["seen", "too", "and bold"]


def test_addresses_of_other_hosts_are_found_wherever_they_stand() -> None:
    html = '<a href="https://a.example/x"><img src="//b.example/y"><style>url(http://c.example)</style>'
    assert addresses(html) == ["https://a.example/x", "//b.example/y", "http://c.example"]
