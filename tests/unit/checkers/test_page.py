"""Page facts: what a page says of itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeaudit.checkers.decode import decode
from citeaudit.checkers.fingerprint import fingerprint
from citeaudit.checkers.page import facts, refresh_target
from citeaudit.model.evidence import PageFacts

PAGE = """<!DOCTYPE html><html lang="en-GB"><head>
<title>Harbours of the  Northern Coast
 | The Gazette</title>
<meta name="citation_title" content="Harbours of the Northern Coast">
<meta name="citation_author" content="Author, A."><meta name="citation_publication_date" content="2005/12/09">
<meta property="og:title" content="HARBOURS!"><meta property="og:site_name" content="The Gazette">
<meta name="robots" content="noarchive"><link rel="canonical" href="https://a.example/harbours">
<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Harbours, all of them",
"author":[{"name":"A. Author"},{"name":"B. Author"}],"datePublished":"2005-12-09T10:00","isAccessibleForFree":false}]}</script>
<script>var words = "none of these count";</script></head><body><h1>Harbours &amp; coasts</h1>
<p id="one">Seven words stand in this short text.</p><a name="two"></a><noscript>not these</noscript></body></html>"""


def of(source: str, **more: object) -> PageFacts:
    found = facts(source.encode(), media_type="text/html", **more)  # type: ignore[arg-type]
    assert found is not None
    return found


def test_the_facts_of_a_news_page() -> None:
    page = of(PAGE, fragments=("one", "two", "three"))

    assert page.title == "Harbours of the Northern Coast | The Gazette"
    assert page.heading == "Harbours & coasts"
    assert page.language == "en-GB"
    assert page.canonical == "https://a.example/harbours"
    assert page.robots == "noarchive"
    assert page.citation == {
        "title": "Harbours of the Northern Coast", "author": "Author, A.", "date": "2005/12/09", "container": "The Gazette", "date-from": "citation_publication_date",
        "free": "no",
    }  # fmt: skip
    assert page.words == 10
    assert page.fragments == {"one": True, "two": True, "three": False}


def test_linked_data_goes_before_what_is_meant_for_sharing() -> None:
    page = of(PAGE.replace("citation_", "nothing_"))

    assert page.citation["title"] == "Harbours, all of them"
    assert page.citation["author"] == "A. Author; B. Author"


@pytest.mark.parametrize(
    "source",
    [
        "",
        "<",
        "<html",
        "<title>",
        "<html><body>" + "<div>" * 5000,
        '<script type="application/ld+json">{"@graph": [[[',
        "\0\0<p>x",
    ],
)
def test_broken_pages_have_facts_too(source: str) -> None:
    assert of(source).words >= 0


@given(st.text(max_size=300))
def test_no_text_makes_it_raise(source: str) -> None:
    of(f"<html><title>{source}</title><body><h1 id='{source}'>{source}</h1>", fragments=(source,))


@given(st.binary(max_size=300))
def test_no_bytes_make_it_raise(body: bytes) -> None:
    facts(body, media_type="text/html", content_type="text/html; charset=utf-16")
    facts(b"%PDF-1.4 /Title (" + body, media_type="application/pdf")


def test_an_image_has_no_facts_and_html_is_known_by_its_looks() -> None:
    assert facts(b"\x89PNG\r\n", media_type="image/png") is None
    found = facts(b"<!doctype html><title>A</title>", media_type="application/octet-stream")
    assert found is not None
    assert found.title == "A"


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (b"%PDF-1.4\n<< /Title (Harbours \\(old\\) and \\345) >>", "Harbours (old) and å"),
        (b"%PDF-1.4\n<< /Title <FEFF0048006100660065006E> >>", "Hafen"),
        (b"%PDF-1.4\n<< /Title (\xfe\xff\x00H\x00\xe4) >>", "Hä"),
        (
            b"%PDF-1.4\n<dc:title><rdf:Alt><rdf:li xml:lang='x'>H\xc3\xa4fen &amp; K\xc3\xbcsten</rdf:li></rdf:Alt></dc:title>",
            "Häfen & Küsten",
        ),
        (b"%PDF-1.4\n<< /Title (Microsoft Word - draft7.doc) >>", None),
        (b"%PDF-1.4\n<< /Title () >>", None),
        (b"%PDF-1.4\nnothing here", None),
    ],
)
def test_the_title_of_a_pdf(body: bytes, title: str | None) -> None:
    found = facts(body, media_type="application/pdf")

    assert found is not None
    assert found.title == title


@pytest.mark.parametrize(
    ("content", "target"),
    [
        ("0; url=/new", "/new"), ("3;URL='http://a.example/'", "http://a.example/"), ("0;/new", "/new"), ("5", None), ("300; url=/x", None),
        ("", None),
    ],
)  # fmt: skip
def test_a_refresh_leads_somewhere_only_if_it_does_so_at_once(
    content: str, target: str | None
) -> None:
    assert refresh_target(PageFacts(refresh=content)) == target


CYRILLIC = "<title>Порты северного берега и их пошлины в девятнадцатом веке</title>"


@pytest.mark.parametrize(
    ("body", "header", "text"),
    [
        ("Küste".encode(), "text/html; charset=UTF-8", "Küste"),
        ("Küste".encode("latin-1"), "text/html; charset=ISO-8859-1", "Küste"),
        ("Küste".encode("latin-1"), "text/html", "Küste"),
        ("Küste".encode("latin-1"), "text/html; charset=utf-8", "Küste"),
        ("“Küste”".encode("cp1252"), "text/html; charset=iso-8859-1", "“Küste”"),
        ("берег".encode("cp1251"), 'text/html; charset="windows-1251"', "берег"),
        ("海岸".encode("gb18030"), "text/html; charset=gb2312", "海岸"),
        ("\ufeffKüste".encode("utf-16-le"), "text/html", "Küste"),
        ("\ufeffKüste".encode(), "text/html; charset=latin-1", "Küste"),
        ("Küste".encode(), "text/html; charset=nonsense", "Küste"),
        ("Küste".encode(), "text/html; charset=hex", "Küste"),
        ("Küste".encode()[:2], "text/html", "K\ufffd"),
        ("берег моря и порт".encode("cp1251"), "text/html", "берег моря и порт"),
        (CYRILLIC.encode("koi8-r"), "text/html; charset=utf-8", CYRILLIC),
        (
            "берег моря и порт".encode("cp1251"),
            "text/html; charset=iso-8859-1",
            "берег моря и порт",
        ),
        ("берег моря и порт".encode(), "text/html; charset=windows-1251", "берег моря и порт"),
        (
            "Küste, Häfen, Zölle, Flüsse".encode(),
            "text/html; charset=iso-8859-1",
            "Küste, Häfen, Zölle, Flüsse",
        ),
        ("ÄÖÜ".encode("latin-1"), "text/html; charset=iso-8859-1", "ÄÖÜ"),
        (
            "北の海岸の港について".encode("cp932"),
            "text/html; charset=x-sjis",
            "北の海岸の港について",
        ),
        ("北の海岸の港について".encode("euc_jp"), "text/html", "北の海岸の港について"),
        ("берег моря".encode() * 9 + b"\xd0.", "text/html", "берег моря" * 9 + "\ufffd."),
    ],
)
def test_text_comes_out_of_its_encoding(body: bytes, header: str, text: str) -> None:
    assert decode(body, header) == text


def test_like_texts_have_like_fingerprints_and_others_do_not() -> None:
    words = [f"word{number * 7919 % 400}" for number in range(500)]
    changed = [*words[:250], "another", *words[251:]]
    other = [f"thing{number * 104729 % 400}" for number in range(500)]

    def apart(one: list[str], two: list[str]) -> int:
        return (int(fingerprint(one) or "0", 16) ^ int(fingerprint(two) or "0", 16)).bit_count()

    assert apart(words, words) == 0
    assert apart(words, changed) <= 5
    assert apart(words, other) > 15
    assert apart(words, words[::-1]) > 5
    assert fingerprint(words[:5]) is None


@pytest.mark.parametrize(
    ("source", "mark"),
    [
        ("<h1>Log in</h1><input type='password'>", "password-field"),
        ("<p>Please verify you are human.</p>", "challenge"),
        ("<p>Buy this domain today</p>", "for-sale"),
        ("<p>Nur für Abonnenten.</p>", "paywall"),
        ("<div id='root'></div><script></script>", "script-only"),
        ("<p>页面不存在</p>", "error"),
        ("<script src='https://x.sedoparking.com/a.js'></script>", "parking"),
    ],
)
def test_short_pages_bear_the_marks_of_trouble(source: str, mark: str) -> None:
    assert mark in of(f"<body>{source}</body>").marks


def test_long_pages_do_not() -> None:
    source = (
        "<body><p>Buy this domain; verify you are human; page not found.</p>"
        + "<p>And much more is said of it here.</p>" * 60
    )

    assert of(source).marks == {}


def test_the_first_line_of_a_short_plain_text_says_what_it_is() -> None:
    page = facts(b"404 page not found\n", media_type="text/plain")
    long = facts(b"404 page not found\n" + b"and more words " * 200, media_type="text/plain")

    assert page is not None
    assert long is not None
    assert page.heading == "404 page not found"
    assert page.marks == {"error": "page not found", "lost": "page not found"}
    assert (long.heading, long.marks) == (None, {})


def test_a_place_that_a_reader_wrote_is_found_under_the_name_a_site_gives_it() -> None:
    page = of("<h2 id='user-content-install'>Install</h2>", fragments=("install", "remove"))
    wiki = of("<h2 id='Küste'>Küste</h2>", fragments=("K.C3.BCste", "H.C3.A4fen"))

    assert wiki.fragments == {"K.C3.BCste": True, "H.C3.A4fen": False}
    assert page.fragments == {"install": True, "remove": False}


def test_the_heading_is_that_of_the_page_not_the_name_of_its_site() -> None:
    site = '<h1><a href="/">The Gazette</a></h1>'

    assert of(f"{site}<h1>Harbours</h1>").heading == "Harbours"
    assert of(site).heading == "The Gazette"


def test_a_bare_page_tells_whether_it_asks_whether_it_is_built_and_whether_it_has_a_menu() -> None:
    search = '<form><input name="q"><button>Go</button></form>'
    menu = "<a>1</a><a>2</a><a>3</a><a>4</a>"

    assert {"form", "scripts"} <= of("<button>Enter</button><script>go()</script>").marks.keys()
    assert {"form", "links"} <= of(f'<form method="POST"></form>{menu}').marks.keys()
    assert not of(f"{search}<p>Nothing</p>").marks.keys() & {"form", "scripts", "links"}
    assert not of(f"<button>Enter</button>{'word ' * 61}").marks.keys() & {"form", "wall"}


def test_a_page_that_a_host_gives_for_all_its_addresses_is_read_once() -> None:
    shell = "<title>Archive</title><div id=root></div>"
    assert of(shell) is of(shell)
    assert of(shell, fragments=["root"]).fragments == {"root": True}
    assert of(shell).fragments == {}


def test_a_script_that_parts_no_words_has_one_in_two_signs() -> None:
    page = of(f"<body><p>{'民族习惯法研究的历史' * 60}</p></body>")

    assert page.words == 300
    assert of("<body><p>抱歉，您访问的页面不存在。</p></body>").words < 10


def test_paragraphs_under_the_title_of_a_notice_are_told() -> None:
    line = (
        "<p>"
        + "The council heard how the grievance began and who had kept its papers. " * 3
        + "</p>"
    )

    assert "prose" in of(f"<title>Record deleted</title><body>{line * 4}</body>").marks
    assert "prose" not in of(f"<title>Record deleted</title><body>{line}</body>").marks
    assert "prose" not in of(f"<title>The grievance</title><body>{line * 4}</body>").marks
