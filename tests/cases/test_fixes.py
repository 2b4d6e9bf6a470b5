"""A fix mends what its finding tells: after its edits the finding is gone, and nothing else is hurt."""

from itertools import pairwise
from pathlib import Path

import pytest

from cases.lesson import AUDITED, Lesson, lessons
from citeaudit.config import Config
from citeaudit.model.finding import Finding, Fix
from citeaudit.parsers import parse
from citeaudit.readers import read_text
from citeaudit.rules import Audited, conclude

FOLDER = Path(__file__).parent
ALL = Config(select=("ALL",))
LESSONS = [
    pytest.param(lesson, id=f"{path.parent.name}-{path.stem}-{lesson.title}")
    for path in sorted(FOLDER.glob("*/*.md"))
    for lesson in lessons(path)
    if "evidence" not in lesson.blocks
]


def _audited(text: str) -> Audited:
    manuscript = read_text(text)
    return Audited(manuscript, parse(manuscript, ALL), at=AUDITED, config=ALL)


def _mended(text: str, fix: Fix) -> str:
    for edit in sorted(fix.edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def _fixable(text: str) -> list[tuple[Finding, Fix]]:
    return [
        (finding, finding.fix) for finding in conclude(_audited(text)) if finding.fix is not None
    ]


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_fix_does_away_with_its_finding(lesson: Lesson) -> None:
    text = read_text(lesson.blocks["manuscript"]).text
    for finding, fix in _fixable(text):
        after = _audited(_mended(text, fix))
        left = [
            other
            for other in conclude(after)
            if other.rule == finding.rule and other.message == finding.message
        ]
        assert left == [], _mended(text, fix)


@pytest.mark.parametrize("lesson", LESSONS)
def test_the_edits_of_a_fix_do_not_overlap_and_stay_inside_the_text(lesson: Lesson) -> None:
    text = read_text(lesson.blocks["manuscript"]).text
    for _, fix in _fixable(text):
        spans = sorted(edit.span for edit in fix.edits)
        assert all(one.end <= other.start for one, other in pairwise(spans))
        assert spans[0].start >= 0
        assert spans[-1].end <= len(text)


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_safe_fix_keeps_the_notes_and_their_number(lesson: Lesson) -> None:
    text = read_text(lesson.blocks["manuscript"]).text
    for finding, fix in _fixable(text):
        if fix.safety == "safe":
            before, after = read_text(text), read_text(_mended(text, fix))
            assert [note.label for note in after.notes] == [note.label for note in before.notes], (
                finding.rule
            )
