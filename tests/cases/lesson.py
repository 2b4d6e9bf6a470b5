"""Lessons of a case file: prose, a manuscript, what the network answered, settings, and the findings that follow.

    # DUP001 work_given_again            the rule under lesson
    ## A title                           one lesson; its prose follows
    ```manuscript                        read as Markdown
    ```evidence                          GET URL -> 410 | GET URL -> 301 URL -> 200 "Title" {author: A B; date: 2012-05-03}
                                         (in braces also: words: 20; type: application/pdf; mark for-sale: a phrase; lacks: #place)
                                         invented URL -> 404 | GET URL without damage as URL -> 200
                                         GET URL -> timeout | memento URL 2014-06-11 "Title" {author: A B} | not archived URL | not known URL | network away
    ```config                            TOML, as in citeaudit.toml
    ```findings                          LINE: CODE message | LINE:COLUMN: CODE message | -: CODE message

An empty findings block says that the rule under lesson stays silent. Findings of other rules count only where the
block names one of theirs.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

from citeaudit import judge
from citeaudit.config import Config, from_table
from citeaudit.model.evidence import (
    Answered,
    Capture,
    CaptureLookup,
    Evidence,
    Fetch,
    FetchError,
    Hop,
    PageFacts,
)
from citeaudit.model.finding import Finding
from citeaudit.parsers import parse
from citeaudit.readers import read_text
from citeaudit.rules import Audited, conclude

FIRST_ASKED = datetime(2026, 1, 1, 12, tzinfo=UTC)
BETWEEN = timedelta(days=4)
AUDITED = datetime(2026, 6, 1, tzinfo=UTC)

_FENCE = re.compile(r"^(`{3,})(\w+)\n(.*?)^\1[ ]*$", re.MULTILINE | re.DOTALL)
_GET = re.compile(
    r'(?P<what>GET|invented) (?P<url>\S+)(?: without (?P<repair>[\w-]+) as (?P<reading>\S+))? -> (?P<answers>.*?)(?: "(?P<title>[^"]*)")?(?: \{(?P<facts>[^}]*)\})?'
)
_MEMENTO = re.compile(
    r'memento (?P<url>\S+) (?P<day>\d{4}-\d{2}-\d{2})(?: "(?P<title>[^"]*)")?(?: \{(?P<facts>[^}]*)\})?'
)
_ANSWER = re.compile(r"(?P<answer>not archived|not known|excluded|found) (?P<url>\S+)")
_EXPECTED = re.compile(r"(?P<place>-|\d+(?::\d+)?): (?P<code>[A-Z]{3}\d{3})(?: (?P<message>.*))?")


@dataclass
class Lesson:
    """One case: what is given, and what must be found."""

    rule: str
    title: str
    blocks: dict[str, str] = field(default_factory=dict)

    @property
    def expected(self) -> list[str]:
        return [line for line in self.blocks["findings"].splitlines() if line.strip()]

    @property
    def codes(self) -> set[str]:
        """The rules whose findings this lesson compares."""
        return {self.rule} | {line.split()[1] for line in self.expected}


def lessons(path: Path) -> Iterator[Lesson]:
    """The lessons of one case file, in order."""
    text = path.read_text("utf-8")
    rule = re.match(r"# ([A-Z]{3}\d{3}) (\w+)\n", text)
    assert rule, f"{path.name}: the first line is `# CODE name_of_the_fault`"
    # Headings inside a manuscript are no headings of the case file.
    hidden = _FENCE.sub(lambda found: re.sub(r"[^\n]", "x", found.group()), text)
    starts = [found.start() for found in re.finditer(r"^## ", hidden, re.MULTILINE)]
    assert starts, f"{path.name}: no lesson"
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        part = text[start:end]
        blocks = {found[2]: found[3] for found in _FENCE.finditer(part)}
        title = part[3:].splitlines()[0]
        assert {"manuscript", "findings"} <= set(blocks), (
            f"{path.name}: {title}: a block is missing"
        )
        yield Lesson(rule=rule[1], title=title, blocks=blocks)


def found_in(lesson: Lesson) -> list[str]:
    """The findings of the rules under lesson, in the words of a findings block; columns only where asked for."""
    manuscript = read_text(lesson.blocks["manuscript"])
    config = _config(lesson)
    cites = parse(manuscript, config)
    evidence = tuple(_evidence(lesson.blocks.get("evidence", "")))
    verdicts = (
        judge.conclude(cites.links, cites.citations, evidence, config=config) if evidence else ()
    )
    away = "network away" in lesson.blocks.get("evidence", "")
    audited = Audited(
        manuscript, cites, verdicts, evidence, at=AUDITED, config=config,
        network="offline" if away else "online" if evidence else "not-asked",
    )  # fmt: skip
    columns = any(re.match(r"\d+:\d+:", line) for line in lesson.expected)
    return [
        _told(audited, finding, columns)
        for finding in conclude(audited)
        if finding.rule in lesson.codes
    ]


def agrees(expected: str, found: str) -> bool:
    """Whether a finding is the expected one; an expectation without a message takes any."""
    wanted = _EXPECTED.fullmatch(expected)
    assert wanted, f"not `LINE: CODE message`: {expected}"
    return found == expected or (wanted["message"] is None and found.startswith(f"{expected} "))


def _config(lesson: Lesson) -> Config:
    """The lesson's settings; all rules are on, unless they are chosen."""
    table = tomllib.loads(lesson.blocks.get("config", ""))
    return from_table({"select": ["ALL"], **table}, where=lesson.title)


def _told(audited: Audited, finding: Finding, columns: bool) -> str:
    if not finding.places:
        return f"-: {finding.rule} {finding.message}"
    at = audited.manuscript.position(finding.places[0].span.start)
    place = f"{at.line}:{at.column}" if columns else str(at.line)
    return f"{place}: {finding.rule} {finding.message}"


def _evidence(block: str) -> Iterator[Evidence]:
    """The rows of an evidence block, each four days after the one before."""
    for number, line in enumerate(line for line in block.splitlines() if line.strip()):
        at = FIRST_ASKED + number * BETWEEN
        if got := _GET.fullmatch(line):
            facts = _facts(got["facts"])
            host = got["url"].split("/")[2] if got["what"] == "invented" else None
            yield _fetch(
                f"row-{number}", got["url"], at, got["answers"], got["title"], facts,
                repair=got["repair"], probes=host, asked=got["reading"],
            )  # fmt: skip
        elif kept := _MEMENTO.fullmatch(line):
            day = datetime.fromisoformat(kept["day"]).replace(tzinfo=UTC)
            memento = f"https://web.archive.org/web/{day:%Y%m%d%H%M%S}/{kept['url']}"
            page = (
                PageFacts(title=kept["title"], words=400, citation=_facts(kept["facts"]))
                if kept["title"]
                else None
            )
            capture = Capture(
                archive="web.archive.org", url=kept["url"], memento=memento, at=day, status=200, seen=page is not None, page=page
            )  # fmt: skip
            yield CaptureLookup(
                id=f"row-{number}", url=kept["url"], at=at, archive="web.archive.org", answer="found", captures=(capture,)
            )  # fmt: skip
        elif said := _ANSWER.fullmatch(line):
            answer = {"not archived": "not-archived", "not known": "unknown"}.get(
                said["answer"], said["answer"]
            )
            yield CaptureLookup(
                id=f"row-{number}", url=said["url"], at=at, archive="web.archive.org", answer=cast(Answered, answer),
                error="connect: no connection" if answer == "unknown" else None,
            )  # fmt: skip
        else:
            assert line == "network away", f"not a line of evidence: {line}"


def _facts(printed: str | None) -> dict[str, str]:
    """`author: A B; date: 2012-05-03` as a table; `/` stands for the semicolon between two values of one fact."""
    parts = (part.strip().split(": ", 1) for part in (printed or "").split(";") if ": " in part)
    return {key: value.replace(" / ", "; ") for key, value in parts}


def _fetch(
    row: str,
    url: str,
    at: datetime,
    answers: str,
    title: str | None,
    facts: dict[str, str],
    repair: str | None = None,
    probes: str | None = None,
    asked: str | None = None,
) -> Fetch:
    """A row from `301 URL -> 200` or `timeout`."""
    hops: list[Hop] = []
    asked = asked or url
    for answer in answers.split(" -> "):
        sign, _, location = answer.partition(" ")
        status = int(sign) if sign.isdecimal() else None
        error = None if status is not None else cast(FetchError, sign)
        hops.append(Hop(url=asked, status=status, error=error, location=location or None))
        asked = location or asked
    last = hops[-1]
    marks = {key[5:]: value for key, value in facts.items() if key.startswith("mark ")}
    said = {
        key: value
        for key, value in facts.items()
        if not key.startswith("mark ") and key not in ("words", "type", "lacks")
    }
    page = PageFacts(
        title=title, words=int(facts.get("words", 400)), citation=said, marks=marks,
        fragments={facts["lacks"].lstrip("#"): False} if "lacks" in facts else {},
    )  # fmt: skip
    return Fetch(
        id=row, url=url, at=at, status=last.status, error=last.error, hops=tuple(hops), final_url=last.url,
        media_type=facts.get("type", "text/html") if last.status else None, length=4000, online=True,
        page=page if last.status == 200 and "type" not in facts else None, repair=repair, probes=probes,
    )  # fmt: skip
