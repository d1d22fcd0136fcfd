"""The HTML of every kind of page, in both languages: strict, with landmarks, safe and without anything of others."""

import re
from collections import Counter
from itertools import pairwise
from urllib.parse import urlsplit

import pytest

from tests.integration.conftest import Look
from tests.markup import addresses, words
from tests.pages import EDITOR, MAIL, NAME, PHONE, Visit, visits

pytestmark = [pytest.mark.django_db, pytest.mark.once]

EVERY = pytest.mark.parametrize("visit", visits(), ids=str)
DESIGNED = pytest.mark.parametrize("visit", [visit for visit in visits() if visit.kind != "error"], ids=str)

OWN_HOST = "testserver"
VOCABULARIES = {"schema.org", "www.w3.org"}
CHOSEN_BY_EDITORS = {"example.org", "www.youtube.com"}


@EVERY
def test_a_page_parses_strictly(look: Look, visit: Visit) -> None:
    assert look(visit).root.tag == "html"


@EVERY
def test_attributes_of_our_own_begin_with_data(look: Look, visit: Visit) -> None:
    names = {name for one in look(visit).root.iter() for name in one.attrib if "-" in name}
    assert {name for name in names if not name.startswith(("data-", "aria-", "accept-", "stroke-", "http-"))} == set()


@EVERY
def test_no_id_stands_twice(look: Look, visit: Visit) -> None:
    repeated = [name for name, count in Counter(look(visit).ids()).items() if count > 1]
    assert repeated == []


@EVERY
def test_labels_and_descriptions_point_at_something(look: Look, visit: Visit) -> None:
    markup = look(visit)
    names = ("for", "aria-labelledby", "aria-describedby", "aria-controls")
    pointers = {target for name in names for one in markup.root.iter() for target in one.get(name, "").split()}
    anchors = {href[1:] for link in markup.all("a") if (href := link.get("href", "")).startswith("#")}
    assert (pointers | anchors) - set(markup.ids()) == set()


@EVERY
def test_a_page_has_one_h1_and_skips_no_level(look: Look, visit: Visit) -> None:
    levels = [int(one.tag[1]) for one in look(visit).root.iter() if re.fullmatch(r"h[1-6]", str(one.tag))]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@EVERY
def test_a_page_names_the_language_of_its_furniture(look: Look, visit: Visit) -> None:
    assert look(visit).root.get("lang") == visit.language


@DESIGNED
def test_a_page_has_the_landmarks(look: Look, visit: Visit) -> None:
    markup = look(visit)
    assert [len(markup.all(tag)) for tag in ("header", "main", "footer")][1:] == [1, 1]
    assert markup.one("main").get("id") == "main"
    names = [nav.get("aria-label") for nav in markup.all("nav")]
    assert all(names)
    assert len(names) == len(set(names))


@DESIGNED
def test_the_skip_link_is_the_first_link(look: Look, visit: Visit) -> None:
    assert look(visit).all("a")[0].get("href") == "#main"


@EVERY
def test_a_page_has_a_title_of_its_own(look: Look, visit: Visit) -> None:
    markup = look(visit)
    title = words(markup.one("title"))
    assert title
    if visit.kind not in ("home", "error"):
        assert " – " in title


@EVERY
def test_pictures_have_a_size_and_an_alternative(look: Look, visit: Visit) -> None:
    for picture in look(visit).all("img"):
        assert "alt" in picture.attrib
        assert int(picture.get("width", "")) > 0
        assert int(picture.get("height", "")) > 0


@EVERY
def test_nothing_is_inline_that_the_policy_forbids(look: Look, visit: Visit) -> None:
    markup = look(visit)
    assert markup.all("style") == []
    scripts = [one for one in markup.all("script") if one.get("type") != "application/ld+json"]
    assert all(one.get("src") and not (one.text or "").strip() for one in scripts)
    names = {name for one in markup.root.iter() for name in one.attrib}
    assert [name for name in names if name == "style" or name.startswith("on")] == []


@EVERY
def test_a_page_fetches_nothing_from_another_host(look: Look, visit: Visit) -> None:
    markup = look(visit)
    fetched = {one.get(name) for one in markup.root.iter() if one.tag != "a" for name in ("src", "data", "action")}
    fetched |= {one.get("href") for one in markup.all("link") if one.get("rel") not in ("canonical", "alternate")}
    assert {urlsplit(url).netloc for url in fetched if url} <= {""}


@EVERY
def test_only_links_of_editors_lead_to_other_hosts(look: Look, visit: Visit) -> None:
    markup = look(visit)
    hosts = {urlsplit(url).hostname for url in addresses(markup.html)}
    assert hosts <= {OWN_HOST, *VOCABULARIES, *CHOSEN_BY_EDITORS}
    linked = {urlsplit(link.get("href", "")).hostname for link in markup.all("a")}
    assert CHOSEN_BY_EDITORS & hosts == CHOSEN_BY_EDITORS & linked


@EVERY
def test_only_the_page_of_a_case_names_its_contact(look: Look, visit: Visit) -> None:
    html = look(visit).html
    is_its_page = visit.kind == "case"
    assert [text in html for text in (NAME, PHONE, MAIL)] == [is_its_page] * 3


@EVERY
def test_no_page_tells_who_edits_the_site(look: Look, visit: Visit) -> None:
    html = look(visit).html
    assert not any(text in html for text in EDITOR.values())


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_page_behind_a_password_tells_nothing_of_itself(look: Look, language: str) -> None:
    visit = next(one for one in visits() if (one.kind, one.language) == ("password", language))
    markup = look(visit)
    assert "leden" not in markup.html
    assert "Nu kom ik hier" not in markup.html
    assert markup.meta("og:title") is None
    assert markup.json_ld == []
    assert markup.meta("robots") == "noindex"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_two_headings_of_the_same_words_have_anchors_of_their_own(look: Look, language: str) -> None:
    visit = next(one for one in visits() if (one.kind, one.language) == ("standard", language))
    anchors = [one.get("id", "") for one in look(visit).all("h2") if "cijfers" in words(one)]
    assert len(anchors) == 2
    assert anchors[1] == f"{anchors[0]}-2"


@pytest.mark.parametrize("kind", ["case", "standard"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_first_photo_of_a_case_goes_along_with_its_address(look: Look, kind: str, language: str) -> None:
    visit = next(one for one in visits() if (one.kind, one.language) == (kind, language))
    markup = look(visit)
    shared = (markup.meta("og:image") or "", markup.meta("og:image:alt"))
    if kind == "case":
        alt = {"nl": "Mensen in een tuin", "en": "People in a garden"}[language]
        assert re.fullmatch(r"https?://[^/]+/media/images/tuin\S*\.jpg", shared[0])
        assert shared[1] == alt
    else:
        assert shared == ("", None)
