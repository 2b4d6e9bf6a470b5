"""What `citeaudit check` was given: manuscripts, lists, standard input, plain addresses, put together."""

import sys
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from citeaudit.config import Config
from citeaudit.model.citation import Citation, Link, Reference

if TYPE_CHECKING:
    from citeaudit.judge.citing import House


class Asked:
    """The addresses to ask. `name` is what the store calls this list: the same inputs, the same name. `cited` is by address."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.links: list[Link] = []
        self.citations: list[Citation] = []
        self.cited: dict[str, Reference] = {}
        self._first: dict[str, Link] = {}
        self._more: dict[str, list[Link]] = {}
        self._houses: dict[str, House | None] = {}

    def add(
        self, links: tuple[Link, ...], cited: dict[str, Reference], house: "House | None" = None
    ) -> None:
        """More addresses, with what each was cited for, and how the text that prints them speaks."""
        self.links += links
        self.cited = {**cited, **self.cited}
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


def gather(inputs: tuple[str, ...], config: Config) -> Asked:
    """All addresses of all inputs, in order. Raises ReadError for an input that cannot be read."""
    names = "\n".join(sorted(_name(given) for given in inputs))
    asked = Asked(blake2b(names.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest())
    for given in inputs:
        if given == "-":
            _add_list(asked, sys.stdin.buffer.read().decode("utf-8", errors="replace"))
        elif _is_address(given):
            _add_list(asked, given)
        else:
            _add_file(asked, Path(given), config)
    return asked


def _name(given: str) -> str:
    return given if given == "-" or _is_address(given) else str(Path(given).resolve())


def _is_address(given: str) -> bool:
    """An address on the command line itself; a file of that name goes first."""
    from citeaudit import pipeline

    return not Path(given).exists() and ("://" in given or pipeline.looks_like_addresses(given))


def _add_list(asked: Asked, text: str) -> None:
    from citeaudit import pipeline

    asked.add(*pipeline.addresses(text))


def _add_file(asked: Asked, path: Path, config: Config) -> None:
    from citeaudit import judge, pipeline
    from citeaudit.judge.citing import house_of

    text = pipeline.text_of(path)
    if pipeline.looks_like_addresses(text):
        _add_list(asked, text)
        return
    book = pipeline.read(path)
    cites = pipeline.parse(book, config=config)
    house = house_of(book.language, (note.text for note in cites.notes))
    asked.add(cites.links, judge.cited_for(cites.links, cites.citations), house)
    asked.citations += cites.citations
