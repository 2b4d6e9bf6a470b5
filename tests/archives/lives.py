"""The lives of a dozen addresses, and for each of several dates which of their captures are right to cite.

Right is a capture of what stood there at the date; where none shows that, the nearest that shows the cited thing.
"""

from typing import NamedTuple

from archives.warcs import Shot, article, plain_page
from citeaudit.model.citation import Name, Reference

TITLE = "Water and War in the Jordan Basin"
CITED = Reference(
    title=TITLE,
    authors=(Name(family="Halabi", given="Rana"),),
    issued="2011-03-04",
    type="newspaper",
)
FIRST = article(TITLE, "Rana Halabi", "2011-03-04")
SECOND = article(
    TITLE, "Rana Halabi", "2011-03-04", text=f"{TITLE}, revised and corrected by the editors. " * 30
)
HOME = plain_page("The Daily", "News of the day from everywhere. " * 40)
LOST = plain_page(
    "Page not found", "The page you are looking for could not be found. Try the search."
)
SOLD = plain_page(
    "life.test is for sale", "Buy this domain. Make an offer for this domain today. " * 4
)
OTHER = article("Ten Recipes for a Summer Evening", "Cook Cookson", "2018-07-01")
PDF = (
    b"%PDF-1.4\n1 0 obj\n<< /Title ("
    + TITLE.encode()
    + b") /Author (Rana Halabi) >>\nendobj\ntrailer << /Info 1 0 R >>\n%%EOF\n"
)


class Life(NamedTuple):
    """An address, its captures, and by the date wanted the dates of the captures that are right; none: no copy will do."""

    name: str
    url: str
    shots: tuple[Shot, ...]
    right: dict[str, tuple[str, ...]]


def _life(name: str, states: list[tuple[str, bytes, int, str | None]], right: dict[str, tuple[str, ...]], path: str | None = None, kind: str | None = None) -> Life:  # fmt: skip
    url = f"http://{name}.life.test{path or '/2011/03/water-and-war'}"
    shots = tuple(
        Shot(url, on, body, status, location, kind or "text/html; charset=utf-8")
        for on, body, status, location in states
    )
    return Life(name, url, shots, right)


def _ok(on: str, body: bytes = FIRST) -> tuple[str, bytes, int, str | None]:
    return on, body, 200, None


def _gone(on: str) -> tuple[str, bytes, int, str | None]:
    return on, LOST, 404, None


def _to(on: str, where: str) -> tuple[str, bytes, int, str | None]:
    return on, b"", 301, where


def lives() -> list[Life]:
    """All lives."""
    moved_to = "http://moved.life.test/archive/water-and-war.html"
    moved = _life(
        "moved",
        [
            _ok("2011-04-01"),
            _ok("2012-04-01"),
            _to("2014-04-01", moved_to),
            _to("2016-04-01", moved_to),
        ],
        {
            "2012-01-01": ("2012-04-01", "2011-04-01"),
            "2014-05-01": ("2014-04-01",),
            "2016-03-01": ("2016-04-01",),
        },
    )
    moved = moved._replace(
        shots=(
            *moved.shots,
            Shot(moved_to, "2014-04-01T12:00:05Z", FIRST),
            Shot(moved_to, "2016-04-01T12:00:05Z", FIRST),
        )
    )
    return [
        _life(
            "fine",
            [_ok(f"{year}-06-01") for year in range(2011, 2020)],
            {
                "2011-05-01": ("2011-06-01",),
                "2014-07-01": ("2014-06-01",),
                "2019-12-31": ("2019-06-01",),
            },
        ),
        _life(
            "revised",
            [
                _ok("2011-04-01"),
                _ok("2012-04-01"),
                _ok("2014-04-01", SECOND),
                _ok("2016-04-01", SECOND),
            ],
            {
                "2012-05-01": ("2011-04-01", "2012-04-01"),
                "2014-06-01": ("2014-04-01", "2016-04-01"),
                "2017-01-01": ("2014-04-01", "2016-04-01"),
            },
        ),
        moved,
        _life(
            "home",
            [
                _ok("2011-04-01"),
                _ok("2013-04-01"),
                _to("2015-04-01", "http://home.life.test/"),
                _to("2016-04-01", "http://home.life.test/"),
            ],
            {
                "2012-01-01": ("2011-04-01", "2013-04-01"),
                "2015-05-01": ("2013-04-01",),
                "2016-05-01": ("2013-04-01",),
            },
        ),
        _life(
            "died",
            [
                _ok("2011-04-01"),
                _ok("2013-04-01"),
                _gone("2014-01-01"),
                _gone("2015-01-01"),
                _gone("2017-01-01"),
            ],
            {
                "2013-05-01": ("2013-04-01",),
                "2013-12-01": ("2013-04-01",),
                "2016-01-01": ("2013-04-01",),
            },
        ),
        _life(
            "soft",
            [
                _ok("2011-04-01"),
                _ok("2013-04-01"),
                _ok("2014-01-01", LOST),
                _ok("2015-01-01", LOST),
                _ok("2016-06-01", LOST),
            ],
            {
                "2013-05-01": ("2013-04-01",),
                "2014-02-01": ("2013-04-01",),
                "2016-05-01": ("2013-04-01",),
            },
        ),
        _life(
            "parked",
            [
                _ok("2011-04-01"),
                _ok("2013-04-01"),
                _ok("2015-01-01", SOLD),
                _ok("2016-06-01", SOLD),
            ],
            {
                "2013-05-01": ("2013-04-01",),
                "2015-02-01": ("2013-04-01",),
                "2016-07-01": ("2013-04-01",),
            },
        ),
        _life(
            "other",
            [
                _ok("2011-04-01"),
                _ok("2013-04-01"),
                _ok("2018-07-01", OTHER),
                _ok("2019-07-01", OTHER),
            ],
            {
                "2013-05-01": ("2013-04-01",),
                "2018-08-01": ("2013-04-01",),
                "2019-08-01": ("2013-04-01",),
            },
        ),
        _life(
            "late",
            [_ok("2016-04-01"), _ok("2018-04-01")],
            {
                "2011-05-01": ("2016-04-01",),
                "2013-05-01": ("2016-04-01",),
                "2015-05-01": ("2016-04-01",),
            },
        ),
        _life(
            "early",
            [_ok("2011-03-10"), _ok("2011-09-10")],
            {
                "2014-05-01": ("2011-09-10",),
                "2017-05-01": ("2011-09-10",),
                "2011-05-01": ("2011-03-10",),
            },
        ),
        _life(
            "paper",
            [_ok("2011-04-01", PDF), _ok("2014-04-01", PDF), (("2016-04-01"), LOST, 404, None)],
            {
                "2011-05-01": ("2011-04-01",),
                "2014-05-01": ("2014-04-01",),
                "2016-05-01": ("2014-04-01",),
            },
            path="/files/water.pdf",
            kind="application/pdf",
        ),
        _life(
            "busy",
            [
                _ok("2011-04-01"),
                *(
                    _ok(
                        f"2013-{month:02}-01",
                        plain_page(
                            "Page not found", f"The page could not be found. Request {month}."
                        ),
                    )
                    for month in range(1, 13)
                ),
            ],
            {
                "2013-06-15": ("2011-04-01",),
                "2013-12-15": ("2011-04-01",),
                "2011-05-01": ("2011-04-01",),
            },
        ),
        _life(
            "never-good",
            [_gone("2012-04-01"), _ok("2014-04-01", LOST), _ok("2016-04-01", SOLD)],
            {"2012-05-01": (), "2014-05-01": (), "2016-05-01": ()},
        ),
        _life(
            "whole",
            [
                _ok("2011-04-01"),
                _ok("2012-04-01"),
                _ok("2013-04-01", SECOND),
                _ok("2013-10-01", SECOND),
                _to("2014-04-01", "http://whole.life.test/"),
                _gone("2015-04-01"),
                _ok("2016-04-01", LOST),
                _ok("2018-04-01", SOLD),
            ],
            {
                "2011-05-01": ("2011-04-01",),
                "2012-06-01": ("2011-04-01", "2012-04-01"),
                "2013-05-01": ("2013-04-01", "2013-10-01"),
                "2014-03-01": ("2013-04-01", "2013-10-01"),
                "2015-03-01": ("2013-10-01",),
                "2016-05-01": ("2013-10-01",),
                "2018-06-01": ("2013-10-01",),
            },
        ),
        _life("unarchived", [], {"2012-05-01": (), "2014-05-01": ()}),
    ]


def homes() -> list[Shot]:
    """Home pages of some of the sites, and other pages there."""
    return [
        Shot("http://home.life.test/", "2015-04-01T12:00:10Z", HOME),
        Shot("http://home.life.test/", "2016-04-01T12:00:10Z", HOME),
        Shot("http://whole.life.test/", "2014-04-01T12:00:10Z", HOME),
        Shot("http://parked.life.test/", "2015-01-02", SOLD),
        Shot("http://soft.life.test/another", "2014-01-01", LOST),
    ]


def all_shots() -> list[Shot]:
    """Every capture, in order of time."""
    shots = [shot for life in lives() for shot in life.shots] + homes()
    return sorted(shots, key=lambda shot: shot.on)
