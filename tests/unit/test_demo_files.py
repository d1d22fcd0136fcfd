"""The example content as it stands in its files."""

import re
from pathlib import Path

import pytest

from home.demo import files
from home.demo.files import Row
from legro_cms.core.svg import check_svg

COUNTED = ("problem", "approach", "result", "did_not_work")
CASES = files.cases()
VERSIONS = [
    pytest.param(row, language, id=f"{row['slug']}-{language}")
    for row in CASES
    for language in files.LANGUAGES
    if language in row
]
TEXTS = sorted(files.FOLDER.rglob("*.toml"))
DRAWINGS = sorted((files.FOLDER / "images").glob("*.svg"))


def words_of(case: Row, language: str) -> list[str]:
    """What a case tells: problem, approach, result, lessons and what did not work."""
    words = case[language]
    lessons = [part for lesson in words["lessons"] for part in (lesson["title"], lesson["text"])]
    return re.sub(r"<[^>]+>", " ", " ".join([*(words[name] for name in COUNTED), *lessons])).split()


def test_there_are_thirty_cases_or_more_and_fifteen_or_more_in_both_languages() -> None:
    assert len(CASES) >= 30
    assert sum({"nl", "en"} <= case.keys() for case in CASES) >= 15


@pytest.mark.parametrize(("case", "language"), VERSIONS)
def test_every_case_tells_enough_to_learn_from(case: Row, language: str) -> None:
    assert len(words_of(case, language)) >= 250


@pytest.mark.parametrize(("case", "language"), VERSIONS)
def test_every_summary_has_two_sentences(case: Row, language: str) -> None:
    assert len(re.findall(r"[.?!](?:\s|$)", case[language]["summary"])) == 2


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["slug"])
def test_every_case_says_that_it_is_invented_and_names_a_cost_a_setback_and_a_lesson(case: Row) -> None:
    words = case[case["source_language"]]
    assert case["example"]
    assert "cost_once_min" in case
    assert words["did_not_work"]
    assert words["lessons"]


@pytest.mark.parametrize("case", [case for case in CASES if {"nl", "en"} <= case.keys()], ids=lambda case: case["slug"])
def test_both_languages_of_a_case_fill_in_the_same_fields(case: Row) -> None:
    assert case["nl"].keys() == case["en"].keys()


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_mail_addresses_lead_nowhere(path: Path) -> None:
    for address in re.findall(r"[\w.+-]+@[\w.-]+\w", path.read_text()):
        assert address.endswith("example.org")


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_no_phone_number_is_given(path: Path) -> None:
    assert not re.search(r"(?:\+31|\b0\d{1,3})[ -]?\d{6,}", path.read_text())


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: path.stem)
def test_drawings_are_small_and_only_drawings(path: Path) -> None:
    assert path.stat().st_size <= 12 * 1024
    with path.open("rb") as file:
        check_svg(file)


def test_every_drawing_is_shown_and_described_in_both_languages() -> None:
    photos = [photo for case in CASES for photo in case.get("photos", [])]
    assert {photo["file"] for photo in photos} == {path.name for path in DRAWINGS}
    assert all(photo["alt_nl"] and photo["alt_en"] for photo in photos)


def test_cases_that_share_a_drawing_describe_it_alike() -> None:
    photos = [photo for case in CASES for photo in case.get("photos", [])]
    descriptions = {(photo["file"], photo["alt_nl"], photo["alt_en"]) for photo in photos}
    assert len(descriptions) == len({photo["file"] for photo in photos})


def test_cases_that_belong_together_exist() -> None:
    slugs = {case["slug"] for case in CASES}
    named = {slug for case in CASES for slug in [*case["related"], case.get("adopted_from", case["slug"])]}
    assert named <= slugs
