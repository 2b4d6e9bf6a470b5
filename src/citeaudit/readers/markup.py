"""Mark-up taken off a stretch of source: plain text out, with a record of where each character came from."""

import html
import re
from html.entities import html5
from typing import NamedTuple

from citeaudit.model.manuscript import Extent, Run

LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
BLANKS = " \t\n\f\v\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u3000"

# One pass over the source. The order of the alternatives is meaning: an address before emphasis (its
# underscores are its own), an escape before the sign it protects.
_PIECE = re.compile(
    r"""
      (?P<autolink><(?:https?|ftp)://[^<>\s]*>|(?:https?|ftp)://[^\s<>\[\]“”"]+)
    | (?P<image>!\[[^\]\n]{0,300}\]\([^()\s]{0,2000}\))
    | (?P<link>\[(?P<shown>(?:[^\[\]\\\n]|\\.){0,2000})\]\(\s*<?(?P<target>[^()\s<>]{1,2000}(?:\([^()\s<>]*\)[^()\s<>]*)*)>?
        (?:\s+"[^"\n]*")?\s*\))
    | (?P<escape>\\(?P<escaped>[!-/:-@\[-`{-~]))
    | (?P<entity>&(?:\#\d{1,7}|\#x[0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)
    | (?P<tag></?(?P<name>[A-Za-z][A-Za-z0-9]*)(?:\s[^<>]*)?/?>)
    | (?P<stars>\*{1,3}|(?<![^\W_])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![^\W_]))
    | (?P<odd>[ ]?[\t\n\f\v\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u3000][ \t\n\f\v\u00a0\u2002-\u200a\u202f\u3000]*|[ ]{2,}
        |[\u00ad\u200b\u200c\u200d\u2060\ufeffﬀﬁﬂﬃﬄﬅﬆ])
    """,
    re.VERBOSE,
)
_EMPHASIS_END = re.compile(r"(?P<sign>\*{1,3}|_{1,3})[.,;:!?'’)]*\Z")
_ITALIC_TAGS = {"i", "em", "cite"}
_KNOWN_TAGS = _ITALIC_TAGS | {
    "b", "strong", "u", "s", "sup", "sub", "span", "small", "br", "a", "p", "div", "font", "q", "mark", "code", "ins", "del",
    "h1", "h2", "h3", "h4", "h5", "h6", "center", "sc", "fn", "ref", "abbr", "big", "tt", "li", "ol", "ul",
}  # fmt: skip


class Plain(NamedTuple):
    """Text without mark-up; `runs` say which source characters it kept, `emphasis` what was set in italics."""

    text: str
    runs: tuple[Run, ...]
    emphasis: tuple[Extent, ...]


class Stripper:
    """Collects plain text from several stretches of one source; a note's fragments go in one by one."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._pieces: list[str] = []
        self._length = 0
        self._runs: list[Run] = []
        self._emphasis: list[Extent] = []
        self._open: tuple[str, int] | None = None  # the sign that opened emphasis, and where

    def keep(self, start: int, end: int) -> None:
        """Take source characters as they are, but no blank behind a blank."""
        if end > start and self.source[start] == " " and self.ends_blank():
            start += 1
        if end > start:
            runs = self._runs
            if (
                runs
                and runs[-1].source + runs[-1].length == start
                and runs[-1].at + runs[-1].length == self._length
            ):
                last = runs.pop()
                runs.append(Run(at=last.at, source=last.source, length=last.length + end - start))
            else:
                runs.append(Run(at=self._length, source=start, length=end - start))
            self._put(self.source[start:end])

    def say(self, text: str) -> None:
        """Put text that the source does not have in this form."""
        if text:
            self._put(text)

    def _put(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)

    def ends_blank(self) -> bool:
        """Nothing was taken yet, or the last character is a blank."""
        return not self._pieces or self._pieces[-1].endswith(" ")

    def take_back(self, count: int) -> None:
        """Take the last characters away again (a hyphen that the page break put there)."""
        text = "".join(self._pieces)[: self._length - count]
        self._pieces, self._length = [text], len(text)
        kept = [run for run in self._runs if run.at < self._length]
        if kept and kept[-1].at + kept[-1].length > self._length:
            last = kept.pop()
            kept.append(Run(at=last.at, source=last.source, length=self._length - last.at))
        self._runs = kept

    def tail(self, count: int = 400) -> str:
        """The last characters taken so far."""
        tail = ""
        for piece in reversed(self._pieces):
            tail = piece + tail
            if len(tail) >= count:
                break
        return tail[-count:]

    def strip(self, start: int, end: int) -> None:
        """Take a stretch of the source without its mark-up; runs of blanks become one."""
        at = start
        while found := _PIECE.search(self.source, at, end):
            self.keep(at, found.start())
            at = self._piece(found)
        self.keep(at, end)

    def _piece(self, found: re.Match[str]) -> int:
        """Take a piece of mark-up as it is meant; where the text goes on."""
        if found.lastgroup == "autolink":
            return self._address(found)
        if found.group("link"):
            self._link(found)
        elif found.group("escape"):
            self.keep(found.start("escaped"), found.end("escaped"))
        elif found.group("entity"):
            self._entity(found)
        elif found.group("tag"):
            self._tag(found)
        elif found.group("stars"):
            self._stars(found)
        elif found.group("odd"):
            self._odd(found)
        return found.end()

    def _address(self, found: re.Match[str]) -> int:
        """An address as it stands; the sign that ends the emphasis around it ("*http://a.example*") is none of its own."""
        start, end = found.span()
        closing = _EMPHASIS_END.search(self.source, start, end)
        if closing is not None and self._is_open(closing.group("sign"), start):
            end = closing.start()
        # `\<http://a.example\>`: the last stroke protects the sign behind the address.
        elif self.source[end - 1] == "\\" and self.source[end : end + 1] in ("<", ">"):
            end -= 1
        self.keep(start, end)
        return end

    def _is_open(self, signs: str, at: int) -> bool:
        """Whether the emphasis that these signs would end was begun: before this place, or right at it."""
        if self._open is not None and self._open[0] == signs[0]:
            return True
        return self.source.startswith(signs, at - len(signs)) and at >= len(signs)

    def _link(self, found: re.Match[str]) -> None:
        """Show an address that links to itself once, by its clean target; keep other texts with their target."""
        shown, target = found.group("shown"), found.group("target")
        if re.match(r"(?:\\?<)?(?:https?\\?:|www\.|doi\.org)", shown) or not shown.strip():
            self.keep(found.start("target"), found.end("target"))
            return
        self.strip(found.start("shown"), found.end("shown"))
        if re.match(r"https?://", target):
            self.say(" <")
            self.keep(found.start("target"), found.end("target"))
            self.say(">")

    def _entity(self, found: re.Match[str]) -> None:
        sign = found.group()
        # Only what HTML knows with its semicolon: "&notanentity;" is no "¬".
        meant = html.unescape(sign) if sign[1] == "#" else html5.get(sign[1:], sign)
        if meant == sign:
            self.keep(found.start(), found.end())
        elif meant in BLANKS:
            self._blank()
        else:
            self.say(meant)

    def _tag(self, found: re.Match[str]) -> None:
        name = found.group("name").lower()
        if name not in _KNOWN_TAGS:
            self.keep(found.start(), found.end())
        elif name == "br":
            self._blank()
        elif name in _ITALIC_TAGS:
            self._toggle("<i>")

    def _stars(self, found: re.Match[str]) -> None:
        signs = found.group()
        if len(signs) != 2:
            before = self.source[found.start() - 1 : found.start()]
            after = self.source[found.end() : found.end() + 1]
            if not before.strip() and not after.strip():
                self.keep(found.start(), found.end())
                return
            self._toggle(signs[0])

    def _toggle(self, sign: str) -> None:
        if self._open and self._open[0] == sign:
            start = self._open[1]
            self._open = None
            if self._length > start:
                self._emphasis.append(Extent(start=start, end=self._length))
        elif self._open is None:
            self._open = (sign, self._length)

    def _odd(self, found: re.Match[str]) -> None:
        signs = found.group()
        if signs in LIGATURES:
            self.say(LIGATURES[signs])
        elif signs[0] in INVISIBLE:
            return
        else:
            self._blank()

    def _blank(self) -> None:
        if not self.ends_blank():
            self.say(" ")

    def plain(self) -> Plain:
        """All that was taken, without blanks at either end."""
        text = "".join(self._pieces)
        bare = text.rstrip()
        gone = len(bare) - len(bare.lstrip())
        bare = bare.lstrip()
        runs = tuple(_clipped(self._runs, gone, gone + len(bare)))
        emphasis = tuple(
            Extent(start=max(extent.start - gone, 0), end=min(extent.end - gone, len(bare)))
            for extent in self._emphasis
            if extent.start - gone < len(bare)
        )
        return Plain(bare, runs, emphasis)


def _clipped(runs: list[Run], start: int, end: int) -> list[Run]:
    """Runs cut to a stretch of the text, counted from its beginning."""
    clipped = []
    for run in runs:
        first, last = max(run.at, start), min(run.at + run.length, end)
        if last > first:
            clipped.append(
                Run(at=first - start, source=run.source + first - run.at, length=last - first)
            )
    return clipped


def without_markup(source: str) -> str:
    """A short stretch of source as a reader sees it (titles, names)."""
    stripper = Stripper(source)
    stripper.strip(0, len(source))
    return stripper.plain().text
