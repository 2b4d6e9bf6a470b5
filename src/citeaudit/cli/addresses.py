"""What `citeaudit check` was given: manuscripts, lists, standard input, plain addresses, put together."""

import os
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.cli.telling import say
from citeaudit.config import Config
from citeaudit.errors import UsageError
from citeaudit.model.citation import Link, Reference

if TYPE_CHECKING:
    from citeaudit.judge.citing import House


class Printed(NamedTuple):
    """Where an address stands in one of several inputs: the input's name, and the notes."""

    input: str
    notes: tuple[str, ...]


class Asked:
    """The addresses to ask. `name` is what the store calls this list: the same inputs, the same name. `cited` is by address."""

    def __init__(self, inputs: Sequence[str]) -> None:
        self.name = _called("\n".join(sorted(_name(given) for given in inputs)))
        self.links: list[Link] = []
        self.cited: dict[str, Reference] = {}
        self._first: dict[str, Link] = {}
        self._more: dict[str, list[Link]] = {}
        self._houses: dict[str, House | None] = {}
        self._files = {given for given in inputs if not _is_address(given)}
        self._begun: list[tuple[str, int]] = []
        self._inputs: dict[str, list[Printed]] | None = None

    def begin(self, given: str) -> None:
        """What is added from here on is of this input."""
        self._begun.append((given, len(self.links)))

    def add(
        self, links: tuple[Link, ...], cited: dict[str, Reference], house: "House | None" = None
    ) -> None:
        """More addresses, with what each was cited for, and how the text that prints them speaks."""
        self.links += links
        for url, reference in cited.items():
            # A title is what a page is compared with: whoever gives one goes first.
            if url not in self.cited or (reference.title and not self.cited[url].title):
                self.cited[url] = reference
        for link in links:
            if house is not None:
                self._houses.setdefault(link.url, house)
            if self._first.setdefault(link.url, link) is not link:
                self._more.setdefault(link.url, []).append(link)

    def house(self, url: str) -> "House | None":
        """How the text speaks that prints an address, for what is to be printed beside it; a list has no way of its own."""
        return self._houses.get(url)

    def printed(self, url: str) -> tuple[Link, ...]:
        """Every place where an address stands."""
        first = self._first.get(url)
        return (first, *self._more.get(url, ())) if first is not None else ()

    def inputs(self, url: str) -> Sequence[Printed]:
        """Which manuscripts and lists print an address, where there are several."""
        if len(self._files) < 2:
            return ()
        if self._inputs is None:
            self._inputs = {}
            for given, links in self._of_each():
                for link_url, notes in _notes_of(links).items() if given in self._files else ():
                    printed = Printed("standard input" if given == "-" else given, notes)
                    self._inputs.setdefault(link_url, []).append(printed)
        return self._inputs.get(url, ())

    def parts(self) -> dict[str, Sequence[Link]]:
        """The addresses of each input by what the store calls it."""
        return {_called(_name(given)): links for given, links in self._of_each()}

    def _of_each(self) -> Iterator[tuple[str, Sequence[Link]]]:
        ends = [start for _, start in self._begun[1:]] + [len(self.links)]
        for (given, start), end in zip(self._begun, ends, strict=True):
            yield given, self.links[start:end]


def _called(names: str) -> str:
    return blake2b(names.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def _notes_of(links: Iterable[Link]) -> dict[str, tuple[str, ...]]:
    notes: dict[str, dict[str, None]] = {}
    for link in links:
        found = notes.setdefault(link.url, {})
        if link.note is not None:
            found[link.note] = None
    return {url: tuple(found) for url, found in notes.items()}


def gather(inputs: tuple[str, ...], config: Config) -> Asked:
    """All addresses of all inputs, in order. Raises ReadError for an input that cannot be read."""
    from citeaudit import pipeline

    asked = Asked(inputs)
    for given in dict.fromkeys(inputs):
        asked.begin(given)
        if given == "-":
            _add_text(asked, _standard_input(), None, config)
        elif stat.S_ISFIFO(mode_of(given)):
            _add_text(asked, _piped(Path(given)), None, config)
        elif _is_address(given):
            _add_list(asked, as_text(given))
        else:
            _add_text(asked, pipeline.text_of(Path(given)), Path(given), config)
    return asked


def as_text(argument: str) -> str:
    """An argument as text, whatever encoding its bytes are in."""
    from citeaudit.readers.encoding import decode

    if argument.isascii():
        return argument
    return decode(os.fsencode(argument), "the address").text


def _standard_input() -> str:
    from citeaudit.readers.encoding import decode

    if sys.stdin is None:
        raise UsageError(
            "standard input is closed; name a file, or write `citeaudit check - < list.txt`"
        )
    return decode(sys.stdin.buffer.read(), "standard input").text


def _piped(path: Path) -> str:
    """What a pipe of the shell gives, `<(grep ...)`: it can be read once, and has no name to go by."""
    from citeaudit.readers.encoding import decode

    return decode(path.read_bytes(), str(path)).text


def _name(given: str) -> str:
    return given if given == "-" or _is_address(given) else str(Path(given).resolve())


def _is_address(given: str) -> bool:
    """An address on the command line itself; a file of that name goes first."""
    from citeaudit import pipeline

    if given == "-":
        return False
    return not mode_of(given) and ("://" in given or pipeline.looks_like_addresses(given))


def mode_of(given: str) -> int:
    """What kind of file an argument is, as `stat` has it; 0 for none, such as an address longer than any name of a file."""
    try:
        return Path(given).stat().st_mode
    except (OSError, ValueError):
        return 0


def _add_list(asked: Asked, text: str) -> None:
    from citeaudit import pipeline

    asked.add(*pipeline.addresses(text))


def _add_text(asked: Asked, text: str, path: Path | None, config: Config) -> None:
    """What a file says, or standard input where there is no `path`: a bibliography, a list, or else a manuscript."""
    from citeaudit import pipeline

    if (works := pipeline.bibliography(text)) is not None:
        links, cited, unread = works
        asked.add(links, cited)
        for line in unread:
            say(
                f"{path or 'standard input'}:{line}: no entry can be read here; mend it, its addresses are left out"
            )
    elif (listed := pipeline.listed(text, path.suffix if path is not None else "")) is not None:
        asked.add(*listed)
    else:
        _add_manuscript(asked, text, path, config)


def _add_manuscript(asked: Asked, text: str, path: Path | None, config: Config) -> None:
    from citeaudit import judge, pipeline
    from citeaudit.judge.citing import house_of
    from citeaudit.readers import read_text

    book = pipeline.read(path) if path is not None else read_text(text)
    cites = pipeline.parse(book, config=config)
    house = house_of(book.language, (note.text for note in cites.notes))
    cited = judge.cited_for(cites.links, cites.citations)
    asked.add((*cites.links, *pipeline.links_outside(book)), cited, house)
