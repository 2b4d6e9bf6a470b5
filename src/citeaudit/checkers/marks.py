"""Signs on a page that a judge may weigh: each a name and the phrase or tag that was seen.

Words of trouble are only looked for on short pages: a page that is nothing but a challenge, a wall or an offer of
a domain has little else to say, and an article about such things has much. Phrases are looked up by one telling word of
each, so that a page without any costs next to nothing.
"""

from functools import cache
from typing import Any, NamedTuple

from citeaudit.checkers.phrases import SAID, SOURCE
from citeaudit.judge.answers import BARE
from citeaudit.judge.look import SHORT

_MENU = 4  # links; a page with as many has a menu, and belongs to a site
_SOURCE_CAP = 200_000

_SEARCHES = 'input[type="search"], input[name="q"], input[name="s"], input[name*="search"], input[name*="query"]'
# Where the programs of a page put what they make: empty, or with what a server made for them beforehand.
_ROOTS = "#root, #app, app-root, #__next, #__nuxt, #___gatsby, #main-app"


class _Index(NamedTuple):
    """The phrases by one telling word of each, and those in scripts that do not part words."""

    by_word: dict[str, tuple[tuple[str, str], ...]]
    unparted: tuple[tuple[str, str], ...]


def marks_of(tree: Any, source: str) -> dict[str, str]:
    """The signs that stand in the tags of a page."""
    found: dict[str, str] = {}
    if "password" in source and tree.css_first('input[type="password"]') is not None:
        found["password-field"] = "password field"
    if "SAMLRequest" in source and tree.css_first('input[name="SAMLRequest"]') is not None:
        found["sign-on"] = "SAMLRequest"
    if "<noscript" in source:
        for noscript in tree.css("noscript"):
            said = (noscript.text() or "").lower()
            if any(phrase in said for phrase in SAID["script-only"]):
                found["script-only"] = "needs JavaScript"
    if "<script" in source and (root := tree.css_first(_ROOTS)) is not None:
        if root.child is None:
            found.setdefault("script-only", "empty application root")
        else:
            found["app"] = "application root"
    return found


def marks_of_a_bare_page(tree: Any, source: str) -> dict[str, str]:
    """What else tells a page with hardly any words from another: scripts that may fill it, a form, a menu."""
    found: dict[str, str] = {}
    if "<script" in source or "<SCRIPT" in source:
        found["scripts"] = "scripts"
    asks = any((form.attrs.get("method") or "").lower() == "post" for form in tree.tags("form"))
    if asks or any(_is_beside_a_search(button) for button in tree.tags("button")):
        found["form"] = "a form"
    if len(tree.tags("a")) >= _MENU:
        found["links"] = "links"
    return found


def _is_beside_a_search(button: Any) -> bool:
    """Whether a button is none of a search of the site, which stands on many a page."""
    form = button.parent
    while form is not None and form.tag != "form":
        form = form.parent
    if form is None:
        return True
    return form.css_first(_SEARCHES) is None


def said_in(headline: str, words: list[str], source: str, count: int) -> dict[str, str]:
    """The signs that a headline, a short text of so many words and its source give."""
    found: dict[str, str] = {}
    if count > SHORT:
        lowered = headline.lower()
        casino = next((phrase for phrase in SAID["gambling"] if phrase in lowered), None)
        return {"gambling": casino} if casino else found
    lowered = source[:_SOURCE_CAP].lower()
    if "href" in lowered or "<script" in lowered or "<iframe" in lowered or "<frame" in lowered:
        for name, needles in SOURCE.items():
            for needle in needles:
                if needle in lowered:
                    found[name] = needle
                    break
    if not any(map(_TELLING.__getitem__, {*headline.split(), *words})):
        return found
    index = _index()
    said = f"{headline} {' '.join(words)}".lower().replace("’", "'")
    telling = index.by_word.keys() & set(said.translate(_APART).split())
    for word in sorted(telling):  # the same phrase of two each time
        for name, phrase in index.by_word[word]:
            if name not in found and phrase in said:
                found[name] = phrase
    if not said.isascii():
        for name, phrase in index.unparted:
            if name not in found and phrase in said:
                found[name] = phrase
    if count > BARE:
        found.pop("wall", None)
    return dict(sorted(found.items()))


_APART = str.maketrans(dict.fromkeys(".,;:!?…()[]«»“”\"'|&-", " "))


class _Telling(dict[str, bool]):
    """For each word met, whether a phrase may be near; forgotten all at once before there are too many."""

    def __missing__(self, word: str) -> bool:
        if len(self) >= 1 << 15:
            self.clear()
        known = _index().by_word
        parts = word.lower().translate(_APART).split()
        self[word] = near = not word.isascii() or any(part in known for part in parts)
        return near


_TELLING = _Telling()


@cache
def _index() -> _Index:
    """Phrases are found by the longest of their words: most pages have none of these, and are done with."""
    by_word: dict[str, list[tuple[str, str]]] = {}
    unparted = []
    for name, phrases in SAID.items():
        for phrase in phrases:
            if " " not in phrase and not phrase.isascii():
                unparted.append((name, phrase))
                continue
            telling = max(phrase.translate(_APART).split(), key=len)
            by_word.setdefault(telling, []).append((name, phrase))
    return _Index({word: tuple(held) for word, held in by_word.items()}, tuple(unparted))
