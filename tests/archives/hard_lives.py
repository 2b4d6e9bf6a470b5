"""Harder lives of addresses: what archives really hold of them, at seven dates each.

What is right follows from how a life was made, by the rule alone: of the captures that show the cited thing the nearest to
the date, one day after it counting as one or as two before it; from more than a year after it only where nothing
is from before that.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from archives.lives import FIRST, HOME, LOST, OTHER, SECOND, SOLD, TITLE, Life
from archives.warcs import Shot, article, plain_page

DATES = ("2008-01-01", "2010-06-15", "2012-03-01", "2013-11-20", "2015-02-02", "2017-07-07", "2020-12-31")  # fmt: skip
PATH = "/2011/03/water-and-war"
SHELL = b"<html><head><title></title></head><body><div id=root></div><script src=/a.js></script></body></html>"
WALL = b"<html><head><title>Just a moment...</title></head><body>Enable JavaScript and cookies to continue.</body></html>"
LOGIN = plain_page("Sign in", "<form><input name=user><input type=password name=password></form>")
CLOSED = plain_page("Down for maintenance", "We will be right back. The site is being maintained.")
GERMAN = plain_page("Seite nicht gefunden", "Die gewünschte Seite existiert nicht mehr.")
OOPS = plain_page("The Daily", "Oops! We can't find the page you asked for.")

_Shots = tuple[list[Shot], list[Shot]]  # those that show the cited thing, and the others


def hard_lives() -> list[Life]:
    """All of them."""
    return [_life(make) for make in _MAKERS]


def _life(make: Callable[[str], _Shots]) -> Life:
    name = make.__name__.strip("_").replace("_", "-")
    url = f"http://{name}.hard.test{PATH}"
    good, bad = make(url)
    right = {on: _right(good, on) for on in DATES}
    return Life(name, url, (*good, *bad), right)


def _right(good: Sequence[Shot], on: str) -> tuple[str, ...]:
    days = sorted({date.fromisoformat(shot.on[:10]) for shot in good})
    wanted = date.fromisoformat(on)
    pool = [day for day in days if day <= wanted + timedelta(days=365)] or days
    if not pool:
        return ()
    before_counts = min(pool, key=lambda day: (wanted - day).days if day <= wanted else 2 * (day - wanted).days)  # fmt: skip
    return tuple({f"{day}" for day in (before_counts, min(pool, key=lambda day: abs(day - wanted)))})  # fmt: skip


def _each(url: str, days: Sequence[str], body: bytes = FIRST, status: int = 200, location: str | None = None) -> list[Shot]:  # fmt: skip
    return [Shot(url, on, body, status, location) for on in days]


EARLY = ("2009-06-01", "2011-06-01", "2013-02-01")
LATE = ("2014-06-01", "2015-03-01", "2016-07-08", "2017-12-01", "2021-01-01")


def _unchanged_then_gone(url: str) -> _Shots:
    """One content for years: an index that folds it tells of the first capture alone."""
    return _each(url, EARLY), _each(url, LATE, LOST, 404)


def _each_capture_its_own(url: str) -> _Shots:
    """A page with a clock in it, and a soft 404 with another: no two captures are one content."""
    clocks = [f"20{year:02}-{month:02}-05" for year in range(9, 21) for month in (1, 4, 7, 10)]
    good = [Shot(url, on, FIRST + on.encode()) for on in clocks if on < "2014"]
    return good, [Shot(url, on, LOST + on.encode()) for on in clocks if on >= "2014"]


def _hole_in_the_middle(url: str) -> _Shots:
    """Good, then every kind of trouble, then good again."""
    trouble = [("2012-03-01", CLOSED, 200), ("2013-01-01", b"", 503), ("2014-06-01", WALL, 200), ("2015-02-01", b"", 200), ("2015-11-01", SHELL, 200), ("2017-03-01", LOST, 403)]  # fmt: skip
    return _each(url, ("2009-06-01", "2011-06-01", "2018-06-01", "2020-01-01")), [
        Shot(url, on, body, status) for on, body, status in trouble
    ]


def _behind_a_login(url: str) -> _Shots:
    return _each(url, EARLY), _each(url, LATE, LOGIN)


def _trouble_in_german(url: str) -> _Shots:
    return _each(url, EARLY), _each(url, LATE, GERMAN)


def _trouble_without_a_title(url: str) -> _Shots:
    return _each(url, EARLY), _each(url, LATE, OOPS)


def _home_under_the_old_address(url: str) -> _Shots:
    """The server gave its home page, HTTP 200, where the piece had been."""
    home = url.removesuffix(PATH) + "/"
    return _each(url, EARLY), [*_each(url, LATE, HOME), *_each(home, LATE, HOME)]


def _used_for_another_piece(url: str) -> _Shots:
    return _each(url, EARLY), _each(url, LATE, OTHER)


def _sold(url: str) -> _Shots:
    return _each(url, EARLY), _each(url, LATE, SOLD)


def _redirect_in_a_ring(url: str) -> _Shots:
    ring = url + "/b"
    return _each(url, EARLY), [
        *_each(url, LATE, b"", 302, ring),
        *_each(ring, LATE, b"", 302, url),
    ]


def _redirect_to_nowhere(url: str) -> _Shots:
    return _each(url, EARLY), _each(url, LATE, b"", 301, "http://new.nowhere.test/p/1")


def _redirect_years_before_its_target(url: str) -> _Shots:
    return _each(url, EARLY), [
        Shot(url, "2015-03-01", b"", 301, url + ".html"),
        Shot(url + ".html", "2019-03-01", FIRST),
    ]


def _moved_to_https(url: str) -> _Shots:
    """To an archive both are one address: the redirect leads to itself."""
    secure = url.replace("http://", "https://www.")
    days = ("2015-03-01", "2017-03-01", "2020-03-01")
    return [*_each(url, EARLY[:2]), *(Shot(secure, f"{on}T12:00:03Z", FIRST) for on in days)], (
        _each(url, days, b"", 301, secure)
    )


def _revisits(url: str) -> _Shots:
    """Captures that only say: as before."""
    days = [f"{year}-05-15" for year in range(2009, 2021)]
    return [
        Shot(url, days[0], FIRST),
        *(Shot(url, on, FIRST, revisit_of=days[0]) for on in days[1:]),
    ], []


def _revisits_of_trouble(url: str) -> _Shots:
    return _each(url, EARLY), [
        Shot(url, LATE[0], LOST),
        *(Shot(url, on, LOST, revisit_of=LATE[0]) for on in LATE[1:]),
    ]


def _named_for_what_it_is_not(url: str) -> _Shots:
    """The server called its pages plain text, or nothing that is known."""
    kinds = ("text/plain", "application/octet-stream", "unk")
    days = ("2009-06-01", "2013-06-01", "2018-06-01")
    return [
        Shot(url, on, FIRST + on.encode(), kind=kind) for on, kind in zip(days, kinds, strict=True)
    ], (_each(url, ("2015-01-01",), LOST, 404))


def _bad_before_it_was_good(url: str) -> _Shots:
    bad = [*_each(url, ("2008-01-01",), LOST), *_each(url, ("2009-08-01",), OTHER)]
    return _each(url, ("2012-06-01", "2014-06-01")), [
        *bad,
        *_each(url, ("2016-01-01", "2018-01-01"), LOST, 404),
    ]


def _far_apart(url: str) -> _Shots:
    """One from long before, one from a little too long after."""
    return [Shot(url, "2009-06-01", FIRST), Shot(url, "2015-01-01", SECOND)], []


def _in_and_out(url: str) -> _Shots:
    years = range(2009, 2021)
    return _each(url, [f"{year}-06-01" for year in years if year % 2]), (
        _each(url, [f"{year}-06-01" for year in years if not year % 2], LOST, 404)
    )


def _old_letters(url: str) -> _Shots:
    """In the letters of its time, which nothing names."""
    old = article(TITLE, "Rana Halabi", "2011-03-04").decode().replace("The Daily", "Dünya")
    return _each(url, EARLY, old.encode("iso-8859-9")), _each(url, LATE, LOST, 410)


def _only_trouble(url: str) -> _Shots:
    return [], [*_each(url, EARLY, LOST), *_each(url, LATE, LOST, 404)]


_MAKERS = [
    _unchanged_then_gone, _each_capture_its_own, _hole_in_the_middle, _behind_a_login, _trouble_in_german,
    _trouble_without_a_title, _home_under_the_old_address, _used_for_another_piece, _sold, _redirect_in_a_ring,
    _redirect_to_nowhere, _redirect_years_before_its_target, _moved_to_https, _revisits, _revisits_of_trouble,
    _named_for_what_it_is_not, _bad_before_it_was_good, _far_apart, _in_and_out, _old_letters, _only_trouble,
]  # fmt: skip
