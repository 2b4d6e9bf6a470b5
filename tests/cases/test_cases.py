"""Every case file is a lesson that the rules must have learnt."""

from pathlib import Path

import pytest

from cases.lesson import Lesson, agrees, found_in, lessons
from citeaudit.rules import catalogue

FOLDER = Path(__file__).parent
FILES = sorted(FOLDER.glob("*/*.md"))
LESSONS = [
    pytest.param(lesson, id=f"{path.parent.name}-{path.stem}-{lesson.title}")
    for path in FILES
    for lesson in lessons(path)
]


@pytest.mark.parametrize("lesson", LESSONS)
def test_the_findings_are_those_of_the_lesson(lesson: Lesson) -> None:
    found = found_in(lesson)

    agreed = len(found) == len(lesson.expected) and all(map(agrees, lesson.expected, found))
    assert agreed, "\n".join(["expected:", *lesson.expected, "found:", *found])


def test_every_rule_has_its_case_file() -> None:
    taught = {next(lessons(path)).rule: f"{path.parent.name}/{path.stem}" for path in FILES}
    rules = {
        code: "/".join(rule.__name__.split(".")[-2:])
        for code, rule in catalogue().items()
        if rule.__name__.startswith("citeaudit.rules.")
    }

    assert taught == rules


def test_every_case_file_has_a_lesson_that_finds_and_one_that_stays_silent() -> None:
    for path in FILES:
        counts = [len(lesson.expected) for lesson in lessons(path)]
        assert any(counts), f"{path.name} finds nothing"
        assert 0 in counts, f"{path.name} has no trap"
