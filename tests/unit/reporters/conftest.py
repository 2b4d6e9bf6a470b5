"""Reports made by hand, with everything a reporter may meet: torn notes, clashes, every kind of address, malice."""

from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256

import pytest

from citeaudit.model.citation import Citation, FieldMark, Link, Name, Reference, Work
from citeaudit.model.evidence import Capture, CaptureLookup, Fetch, Hop, LinkVerdict, PageFacts
from citeaudit.model.finding import Edit, Finding, Fix, Place, Report
from citeaudit.model.finding import Run as AuditRun
from citeaudit.model.manuscript import (
    Block,
    Damage,
    Extent,
    Fragment,
    Join,
    Manuscript,
    Marker,
    Note,
    Run,
    Span,
)

MALICE = (
    '<script>alert("note")</script> [bold red]loud[/] \x1b[31mred\x1b[0m \u202egnp.exe\u202c '
    '<img src="http://tracker.test/x.png" onerror="alert(1)"> ![pixel](http://tracker.test/y.png) '
    "`code` | cell | @everyone #12 [click](javascript:alert(1)) &lt;b&gt; {{ 7 * 7 }} {% raw %} "
    "</style></td> C:\\temp\\new *bold* _it_ ~~gone~~ \x00\x07 end"
)

LIGHTS = """# Keepers of the Northern Lights

Ada Example and Bo Sample

## I. The first lamps

The first lamp was lit in 1811.<sup>1</sup> The second followed within a year,<sup>2</sup> and by 1840 there were
twenty.<sup>3</sup> The keepers wrote of it themselves.<sup>*</sup> Their logs are kept to this day.<sup>9</sup>

---

1 Ann Keeper, "Lamps of the Northern Coast," *Journal of Coastal History*, Vol. 12, No. 3, 1911, pp. 53-94, <https://journal.test/lamps>.

2 Anne Keeper, "Lamps of the Northen Coast," Journal of Coastal History, Vol. 12, No. 3, 1912, p. 53-94, http://old.journal.test/lamps?utm_source=mail.

3 Bureau of Lights, *Report on the State of the Lights* (Harbour Town: Stationery Of-

## II. The later lamps

A body paragraph that the page break put between the halves of note 3.

fice, 1840), p. 7, https://www.bureau.test/reports/state-of-the-
lights.html.

* The logs are in the tower; this note cites nothing.

## III. A new count

Here the numbers begin again.<sup>1</sup> In Arabic and Japanese too.<sup>2</sup> And with malice.<sup>3</sup>

1 Keeper, "Lamps," p. 60; see https://shop.test/lamps, https://walled.test/a and ftp://files.test/logs.

2 محمد علي، «المنائر»، القاهرة، 1990، ص 12; 山田太郎『灯台の歴史』東京、1985年。

3 MALICE, https://gone.test/logs(1).
""".replace("MALICE", MALICE)

AT = datetime(2026, 11, 22, 10, 4, 5, 120000, tzinfo=UTC)


def span(needle: str, text: str = LIGHTS, nth: int = 0) -> Span:
    """Where a stretch of text stands in the manuscript."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(needle, start + 1)
    return Span(start=start, end=start + len(needle))


def note(
    name: str,
    pieces: Sequence[tuple[str, Join]],
    *,
    kind: str | None = "citation",
    nth: int = 0,
    text: str = LIGHTS,
) -> Note:
    """A note healed from pieces that stand in the manuscript as given."""
    healed, fragments, runs = "", [], []
    for piece, join in pieces:
        at = span(piece, text, nth)
        if join == "hyphen-dropped":
            healed = healed[:-1]
            runs[-1] = Run(at=runs[-1].at, source=runs[-1].source, length=runs[-1].length - 1)
        elif join == "space":
            healed += " "
        fragments.append(Fragment(span=at, join=join))
        runs.append(Run(at=len(healed), source=at.start, length=len(piece)))
        healed += piece
    label = name.rpartition(":")[2]
    return Note(
        id=name,
        label=label,
        text=healed,
        span=Span(start=fragments[0].span.start - len(label) - 1, end=fragments[-1].span.end),
        fragments=tuple(fragments),
        runs=tuple(runs),
        series=2 if ":" in name else 1,
        kind=kind,  # type: ignore[arg-type]
    )


def line_from(start: str) -> str:
    """The rest of the manuscript's line that goes on with these words."""
    at = LIGHTS.index(start)
    return LIGHTS[at : LIGHTS.index("\n", at)]


NOTES = (
    note("1", [(line_from("Ann Keeper"), "start")]),
    note("2", [(line_from("Anne Keeper"), "start")]),
    note(
        "3",
        [
            (line_from("Bureau of Lights"), "start"),
            (line_from("fice, 1840"), "hyphen-dropped"),
            ("lights.html.", "url"),
        ],
    ),
    note("*", [(line_from("The logs are"), "start")], kind=None),
    note("2:1", [(line_from('Keeper, "Lamps," p. 60'), "start")], kind="mixed"),
    note("2:2", [(line_from("محمد"), "start")]),
    note("2:3", [(line_from("<script>"), "start")], kind="mixed"),
)

LAMPS = Reference(
    type="article",
    authors=(Name(family="Keeper", given="Ann"),),
    title="Lamps of the Northern Coast",
    container="Journal of Coastal History",
    volume="12",
    issue="3",
    issued="1911",
    pages="53-94",
    url="https://journal.test/lamps",
)
STATE = Reference(
    type="report",
    authors=(Name(literal="Bureau of Lights"),),
    title="Report on the State of the Lights",
    publisher="Stationery Office",
    place="Harbour Town",
    issued="1840",
    pinpoint="7",
    url="https://www.bureau.test/reports/state-of-the-lights.html",
    accessed="2026-01-02",
)


def cite(key: str, note: Note, reference: Reference, until: str = "", **more: object) -> Citation:
    """A citation that fills a note from its start."""
    end = note.text.index(until) if until else len(note.text)
    marks = tuple(
        FieldMark(
            field=field,
            extent=Extent(start=note.text.index(value), end=note.text.index(value) + len(value)),
            confidence=0.9,
        )
        for field in ("title", "container", "issued", "pages")
        if (value := getattr(reference, field)) and value in note.text
    )
    return Citation(
        key=key,
        note=note.id,
        text=note.text[:end],
        span=Span(start=note.fragments[0].span.start, end=note.fragments[-1].span.end),
        extent=Extent(start=0, end=end),
        reference=reference,
        fields=marks,
        **{"form": "full", **more},  # type: ignore[arg-type]
    )


CITATIONS = (
    cite("1.1", NOTES[0], LAMPS, confidence={"title": 0.98, "issued": 0.95, "pages": 0.9}),
    cite(
        "2.1",
        NOTES[1],
        Reference(
            type="article",
            authors=(Name(family="Keeper", given="Anne"),),
            title="Lamps of the Northen Coast",
            container="Journal of Coastal History",
            issued="1912",
            pages="53-94",
            url="http://old.journal.test/lamps?utm_source=mail",
        ),
        confidence={"title": 0.97, "container": 0.41},
    ),
    cite("3.1", NOTES[2], STATE, confidence={"publisher": 0.55}),
    cite(
        "2:1.1",
        NOTES[4],
        Reference(authors=(Name(family="Keeper"),), title="Lamps", pinpoint="60"),
        until=";",
        form="short",
        refers_to="1.1",
    ),
    cite(
        "2:2.1",
        NOTES[5],
        Reference(
            type="book",
            authors=(Name(literal="محمد علي"),),
            title="المنائر",
            place="القاهرة",
            issued="1990",
            pages="12",
            language="ar",
        ),
    ),
    cite(
        "2:3.1", NOTES[6], Reference(title=MALICE, url="javascript:alert(1)", genre="<b>thesis</b>")
    ),
)
WORKS = (
    Work(
        key="keeper1911lamps",
        citations=("1.1", "2.1", "2:1.1"),
        reference=LAMPS,
        because=("titles 98 % alike, same volume, issue and pages", "2:1.1 is a short form of 1.1"),
    ),
    Work(key="bureau1840report", citations=("3.1",), reference=STATE),
    Work(key="ali1990", citations=("2:2.1",), reference=CITATIONS[4].reference),
    Work(key="script", citations=("2:3.1",), reference=CITATIONS[5].reference),
)


def link(raw: str, note: str, url: str | None = None, **more: object) -> Link:
    return Link(raw=raw, url=url or raw, kind="url", span=span(raw), note=note, **more)  # type: ignore[arg-type]


LINKS = (
    link("https://journal.test/lamps", "1"),
    link("http://old.journal.test/lamps?utm_source=mail", "2"),
    Link(
        raw="https://www.bureau.test/reports/state-of-the-\nlights.html",
        url="https://www.bureau.test/reports/state-of-the-lights.html",
        kind="url",
        span=span("https://www.bureau.test/reports/state-of-the-\nlights.html"),
        note="3",
        repairs=("line-break",),
    ),
    link("https://shop.test/lamps", "2:1"),
    link("https://walled.test/a", "2:1"),
    link("ftp://files.test/logs", "2:1"),
    link("javascript:alert(1)", "2:3"),
    link("https://gone.test/logs(1)", "2:3"),
    link("https://journal.test/lamps", "2:1"),
)


def fetch(name: str, url: str, status: int | None = 200, **more: object) -> Fetch:
    """A GET in one hop."""
    error = more.get("error")
    hops = more.pop("hops", (Hop(url=url, status=status, error=error),))  # type: ignore[arg-type]
    return Fetch(
        id=name,
        url=url,
        at=AT,
        status=status,
        hops=hops,  # type: ignore[arg-type]
        elapsed=0.25,
        **{"final_url": url if status else None, **more},  # type: ignore[arg-type]
    )


GONE = "https://gone.test/logs(1)"
MEMENTO = Capture(
    archive="wayback.test",
    url=GONE,
    memento="https://wayback.test/web/20140611093000/https://gone.test/logs(1)",
    at=datetime(2014, 6, 11, 9, 30, tzinfo=UTC),
    status=200,
)
EVIDENCE = (
    fetch(
        "f1",
        "https://journal.test/lamps",
        media_type="text/html",
        length=40210,
        page=PageFacts(
            title="Lamps of the Northern Coast | Journal of Coastal History",
            heading="Lamps of the Northern Coast",
            citation={"title": "Lamps of the Northern Coast"},
            fingerprint="00ff00ff00ff00ff",
            words=5120,
        ),
    ),
    fetch(
        "f2",
        "http://old.journal.test/lamps?utm_source=mail",
        final_url="https://journal.test/lamps",
        hops=(
            Hop(
                url="http://old.journal.test/lamps?utm_source=mail",
                status=301,
                location="https://journal.test/lamps",
            ),
            Hop(url="https://journal.test/lamps", status=200),
        ),
    ),
    fetch(
        "f3",
        "https://shop.test/lamps",
        None,
        error="dns",
        detail="Could not resolve host: shop.test",
    ),
    fetch("f4", "https://walled.test/a", 403, page=PageFacts(title=MALICE)),
    fetch("f5", GONE, 410),
    fetch("f6", GONE, 410, attempt=2),
    CaptureLookup(
        id="c1", url=GONE, at=AT, archive="wayback.test", answer="found", captures=(MEMENTO,)
    ),
    CaptureLookup(
        id="c2", url="https://shop.test/lamps", at=AT, archive="wayback.test", answer="not-archived"
    ),
    CaptureLookup(
        id="c3",
        url="https://walled.test/a",
        at=AT,
        archive="wayback.test",
        answer="unknown",
        error="429 Too Many Requests",
    ),
)
VERDICTS = (
    LinkVerdict(
        url="https://journal.test/lamps",
        verdict="ok",
        confidence=0.97,
        because="answers 200 and the title fits the note",
        evidence=("f1",),
        checked_at=AT,
    ),
    LinkVerdict(
        url="http://old.journal.test/lamps?utm_source=mail",
        verdict="moved",
        confidence=0.95,
        because="answers 301, and 200 after it",
        evidence=("f2",),
        new_url="https://journal.test/lamps",
    ),
    LinkVerdict(
        url="https://www.bureau.test/reports/state-of-the-lights.html",
        verdict="offline",
        confidence=1.0,
        because="the network was away",
    ),
    LinkVerdict(
        url="https://shop.test/lamps",
        verdict="dead",
        confidence=0.9,
        because="no such name in the DNS",
        evidence=("f3",),
    ),
    LinkVerdict(
        url="https://walled.test/a",
        verdict="blocked",
        confidence=0.8,
        because="403: refuses us, may well answer a reader",
        evidence=("f4",),
    ),
    LinkVerdict(
        url="ftp://files.test/logs",
        verdict="refused",
        confidence=1.0,
        because="only http and https are asked",
    ),
    LinkVerdict(
        url=GONE,
        verdict="dead",
        confidence=0.99,
        because="410 Gone, twice",
        evidence=("f5", "f6"),
        memento=MEMENTO,
    ),
)


def at(needle: str, note: str | None = None, nth: int = 0) -> Place:
    return Place(span=span(needle, nth=nth), note=note)


FINDINGS = (
    Finding(
        rule="NUM003",
        name="marker_without_note",
        severity="error",
        id="a1",
        message="marker 9 has no note; add note 9 or take the marker out",
        places=(at("<sup>9</sup>"),),
        evidence=("the notes of this numbering run from 1 to 3",),
    ),
    Finding(
        rule="DUP002",
        name="same_work_spelled_differently",
        severity="error",
        id="a2",
        notes=("1", "2"),
        message="notes 1 and 2 cite the same work with different spellings: “Northern” and “Northen”",
        places=(at("Lamps of the Northern Coast", "1"), at("Lamps of the Northen Coast", "2")),
        evidence=("titles 98 % alike", "same volume, issue and pages"),
        fix=Fix(safety="safe", edits=(Edit(span=span("Northen"), text="Northern"),)),
    ),
    Finding(
        rule="EXT001",
        name="note_torn_by_a_page",
        severity="note",
        id="a3",
        notes=("3",),
        message="note 3 is torn by a page break",
        places=(at("Stationery Of-", "3"), at("fice, 1840", "3")),
    ),
    Finding(
        rule="URL001",
        name="dead_link",
        severity="error",
        id="a4",
        notes=("2:3",),
        message="https://gone.test/logs(1) is dead (410, twice); cite the memento of 2014-06-11",
        places=(at("https://gone.test/logs(1)", "2:3"),),
        evidence=("GET 10:04:05Z 410", "GET 10:04:05Z 410"),
    ),
    Finding(
        rule="SYN004",
        name="p_with_a_range",
        severity="warning",
        id="a5",
        notes=("2",),
        message="“p. 53-94” is a range; write “pp.”",
        places=(at("p. 53-94", "2", nth=1),),
        fix=Fix(
            safety="unsafe",
            edits=(
                Edit(span=span("p. 53-94, http"), text="pp. 53–94, http"),
                Edit(
                    span=Span(start=span("Anne Keeper").start, end=span("Anne Keeper").start),
                    text="Dr. ",
                ),
            ),
        ),
    ),
    Finding(
        rule="SYN012",
        name="<b>hostile</b>",
        severity="warning",
        id='"><script>alert(2)</script>',
        notes=("2:3",),
        message=MALICE,
        places=(at(MALICE, "2:3"),),
        evidence=(MALICE,),
        fix=Fix(safety="unsafe", edits=(Edit(span=span(MALICE), text=MALICE[::-1]),)),
    ),
    Finding(
        rule="NET001",
        name="not_checked",
        severity="note",
        id="a6",
        message="1 address was not checked: the network was away",
    ),
)

TITLE = span("# Keepers of the Northern Lights")


@pytest.fixture(scope="session")
def report() -> Report:
    """An audit in which everything happened."""
    manuscript = Manuscript(
        source="drafts/northern-lights.md",
        format="markdown",
        text=LIGHTS,
        sha256=sha256(LIGHTS.encode()).hexdigest(),
        title="Keepers of the Northern Lights",
        authors=("Ada Example", "Bo Sample"),
        language="en",
        blocks=(Block(kind="title", span=TITLE, level=1),),
        markers=(
            Marker(label="1", span=span("<sup>1</sup>"), note="1"),
            Marker(label="2", span=span("<sup>2</sup>"), note="2"),
            Marker(label="3", span=span("<sup>3</sup>"), note="3"),
            Marker(label="*", span=span("<sup>*</sup>"), note="*"),
            Marker(label="9", span=span("<sup>9</sup>")),
            Marker(label="1", span=span("<sup>1</sup>", nth=1), note="2:1"),
            Marker(label="2", span=span("<sup>2</sup>", nth=1), note="2:2"),
            Marker(label="3", span=span("<sup>3</sup>", nth=1), note="2:3"),
        ),
        notes=NOTES,
        warnings=(Damage(message="a NUL character stands in note 3", span=span("\x00")),),
    )
    return Report(
        manuscript=manuscript,
        notes=NOTES,
        citations=CITATIONS,
        works=WORKS,
        links=LINKS,
        verdicts=VERDICTS,
        findings=FINDINGS,
        evidence=EVIDENCE,
        run=AuditRun(
            started_at=AT,
            finished_at=AT.replace(second=9),
            network="online",
            options={"select": ["NUM", "DUP"], "offline": False},
        ),
    )


@pytest.fixture(scope="session")
def empty() -> Report:
    """An audit of a text without notes, that came without a file."""
    return Report(
        manuscript=Manuscript(source=None, format="text", text="", sha256=sha256(b"").hexdigest()),
        notes=(),
        citations=(),
        works=(),
        links=(),
        verdicts=(),
        findings=(),
        run=AuditRun(started_at=AT, finished_at=AT, network="not-asked"),
    )
