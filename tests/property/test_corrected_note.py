"""What holds of a corrected note: read again, it is the same note with the archived copy behind its address, and nothing else."""

from datetime import UTC, datetime

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import citeaudit
from citeaudit.model.citation import Citation, Citations
from citeaudit.model.evidence import Capture, CaptureLookup, Evidence, Fetch
from citeaudit.model.finding import Finding, Fix
from citeaudit.model.manuscript import Manuscript

AT = datetime(2026, 1, 1, tzinfo=UTC)
URLS = st.sampled_from(
    [
        "http://gone.test/mills/report",
        "http://gone.test/mills/the_long_report_of_2012",
        "https://www.gone.test/a-b/report.html?id=7&page=2",
        "http://gone.test/reports/",
        "http://gone.test/wiki/Mill_(river)",
        "http://gone.test/q?title=",
    ]
)
# How an address stands in a note: `{}` is the address, `{escaped}` the same with the signs of Markdown escaped.
PRINTED = st.sampled_from(
    [
        "<{}>",
        "{}",
        "[{}]({})",
        "({})",
        "{escaped}",
        "<{escaped}>",
        "available at {}",
        "[online]({})",
        "“{}”",
    ]
)
ACCESS = st.sampled_from(
    [
        "",
        " (accessed May 3, 2016)",
        ", accessed 3 May 2016",
        " [accessed 2016-05-03]",
        ". Accessed May 3, 2016",
    ]
)
TAILS = st.sampled_from(
    [
        ".",
        "",
        "; Ben Hurst, “Rivers and Trade,” *Historical Notes*, Vol. 8, 2001, p. 44.",
        ", p. 7.",
        ". See also note 2.",
    ]
)
HEADS = st.sampled_from(
    [
        "Ann Author, “The Report on Mills,” May 3, 2012, ",
        "Ann Author, *The Report on Mills*, Mill News, 3 May 2012, ",
        "Center for Mills, “The Report,” 2012. ",
    ]
)
SHAPES = st.sampled_from(["{n} {note}", "[^{n}]: {note}", "{n}. {note}", "<sup>{n}</sup> {note}"])
BROKEN = st.sampled_from(["whole", "line"])


@st.composite
def manuscripts(draw: st.DrawFn) -> tuple[str, str]:
    """A manuscript with one address that will be gone, and that address."""
    url, shape = draw(URLS), draw(SHAPES)
    escaped = url.replace("_", "\\_")
    printed = draw(PRINTED).format(url, url, escaped=escaped)
    note = draw(HEADS) + printed + draw(ACCESS) + draw(TAILS)
    other = shape.format(
        n=2, note="Cleo Dale, *Weirs and Locks* (London: Mill Press, 1999), p. 12."
    )
    first = shape.format(n=1, note=_torn(note, draw(BROKEN)))
    markers = ("[^1]", "[^2]") if shape.startswith("[^") else ("<sup>1</sup>", "<sup>2</sup>")
    body = f"The mills were many.{markers[0]} The weirs were few.{markers[1]}"
    return f"# On Mills\n\n{body}\n\n{first}\n\n{other}\n", url


def _torn(note: str, how: str) -> str:
    """A note on one line, or over two."""
    if how == "line":
        at = note.find(" ", len(note) // 3)
        return note[:at] + "\n" + note[at + 1 :]
    return note


def evidence_for(url: str) -> tuple[Evidence, ...]:
    address = url.partition("#")[0]
    gone = [
        Fetch(
            id=f"f{day}",
            url=address,
            at=AT.replace(day=day),
            status=410,
            final_url=address,
            online=True,
        )
        for day in (1, 5)
    ]
    copy = Capture(
        archive="web.archive.org", url=address, memento=f"https://web.archive.org/web/20140611093000/{address}",
        at=datetime(2014, 6, 11, 9, 30, tzinfo=UTC), status=200,
    )  # fmt: skip
    return (
        *gone,
        CaptureLookup(
            id="c", url=address, at=AT, archive="web.archive.org", answer="found", captures=(copy,)
        ),
    )


def mended(text: str, fix: Fix) -> str:
    for edit in sorted(fix.edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def dead(book: Manuscript, cites: Citations, evidence: tuple[Evidence, ...]) -> list[Finding]:
    return [
        one for one in citeaudit.conclude(book, cites, evidence).findings if one.rule == "URL001"
    ]


@settings(deadline=None, max_examples=200)
@given(manuscripts())
def test_a_corrected_note_is_the_same_note_with_the_copy_added(made: tuple[str, str]) -> None:
    text, url = made
    book = citeaudit.read_text(text)
    cites = citeaudit.parse(book)
    assume([link.url for link in cites.links] == [url])  # else the parser's tests have a word
    _check(book, url)


TORN = """# On Mills

The mills were many.{first} The weirs were few.{second}

{one}

All of them stood on the river, and the river belonged to the abbey, which leased it to the millers of
the town in return for a part of what they ground.

{rest}

2 Cleo Dale, *Weirs and Locks* (London: Mill Press, 1999), p. 12.
"""


@pytest.mark.parametrize(
    ("one", "rest", "url"),
    [
        (
            "1 Ann Author, “The Report on Mills,” Center for Stra-",
            "tegic Studies, May 3, 2012, <http://gone.test/mills/report>, accessed May 3, 2016.",
            "http://gone.test/mills/report",
        ),
        (
            "1 Ann Author, “The Report on Mills,” Mill News, May 3, 2012, <http://gone.test/mills/keep-growing-",
            "n314731.html>.",
            "http://gone.test/mills/keep-growing-n314731.html",
        ),
    ],
)
def test_a_note_torn_by_a_page_is_corrected_too(one: str, rest: str, url: str) -> None:
    text = TORN.format(first="<sup>1</sup>", second="<sup>2</sup>", one=one, rest=rest)
    book = citeaudit.read_text(text)

    assert [link.url for link in citeaudit.parse(book).links] == [url]
    _check(book, url)


@pytest.mark.parametrize(
    ("printed", "corrected"),
    [
        ("<{url}>.", "<{url}>, archived June 11, 2014, at <{copy}>."),
        (
            "{url} (accessed May 3, 2016).",
            "{url} (accessed May 3, 2016), archived June 11, 2014, at {copy}.",
        ),
        ("[online]({url}), p. 7.", "[online]({url}), archived June 11, 2014, at <{copy}>, p. 7."),
        ("({url}).", "({url}, archived June 11, 2014, at {copy})."),
    ],
)
def test_the_copy_stands_before_the_final_stop(printed: str, corrected: str) -> None:
    url = "http://gone.test/mills/report"
    head = "Text.<sup>1</sup>\n\n1 Ann Author, “The Report on Mills,” May 3, 2012, "
    book = citeaudit.read_text(f"{head}{printed.format(url=url)}\n")

    (found,) = dead(book, citeaudit.parse(book), evidence_for(url))

    assert found.fix is not None
    copy = f"https://web.archive.org/web/20140611093000/{url}"
    assert mended(book.text, found.fix) == f"{head}{corrected.format(url=url, copy=copy)}\n"


def test_a_german_note_is_corrected_in_german() -> None:
    url = "http://gone.test/muehlen/bericht"
    book = citeaudit.read_text(
        "Die Mühlen waren viele und standen alle an dem Fluss, der durch die Stadt geht.<sup>1</sup>\n\n"
        f"1 Anna Autorin, „Der Bericht über die Mühlen“, in: Mühlenblatt, 3. Mai 2012, {url} (abgerufen am 3. Mai 2016).\n"
    )

    (found,) = dead(book, citeaudit.parse(book), evidence_for(url))

    assert found.fix is not None
    assert found.fix.edits[0].text.startswith(", archiviert am 11. Juni 2014 unter https://")
    assert mended(book.text, found.fix).rstrip().endswith(f"{url}.")


def _check(book: Manuscript, url: str) -> None:
    """The law itself."""
    text, cites = book.text, citeaudit.parse(book)
    evidence = evidence_for(url)
    found = dead(book, cites, evidence)
    assert len(found) == 1
    fix = found[0].fix
    assert fix is not None, text

    after = citeaudit.read_text(mended(book.text, fix))
    again = citeaudit.parse(after)

    added = fix.edits[0].text.replace("\\", "")
    note, corrected = book.notes[0], after.notes[0]
    assert corrected.text.replace("\\", "").replace(added, "", 1) == note.text.replace("\\", ""), (
        after.text
    )
    assert [link.url for link in again.links] == [
        url,
        f"https://web.archive.org/web/20140611093000/{url}",
    ], after.text
    assert after.notes[1].text == book.notes[1].text
    assert [n.label for n in after.notes] == [n.label for n in book.notes]
    assert [m.label for m in after.markers] == [m.label for m in book.markers]
    if "[online]" not in text:  # a word that the parser may take for one of the work's
        assert [_told(one) for one in again] == [_told(one) for one in cites], after.text
    assert dead(after, again, evidence) == []


def _told(citation: Citation) -> tuple[object, ...]:
    """What a citation says of its work that a clause about a copy might be mistaken for."""
    said = citation.reference
    return (
        said.authors,
        said.title,
        said.issued,
        said.accessed,
        said.pages,
        said.pinpoint,
        said.volume,
    )
