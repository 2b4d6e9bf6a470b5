"""Fragile address.

Why it matters: session numbers, search results, library proxies and raw upload paths work for one person or for one
year; readers get an error or another page.

Example: `http://example.org/page;jsessionid=1A2B`, `https://www-jstor-org.proxy.library.example/stable/1`,
`http://example.org/wp-content/uploads/2014/06/a.pdf`.

What to do: cite the page that presents the source, a DOI, or an archived copy.

Stays silent: for parameters that name the source itself (id=, article=); for plain PDF addresses outside upload
folders; for archived copies; for addresses that are dead already.
"""

import re
from collections.abc import Iterator

from citeaudit.judge.houses import is_copy_address
from citeaudit.model.finding import Finding
from citeaudit.rules.addresses.lost import is_lost
from citeaudit.rules.addresses.printed import places_of
from citeaudit.rules.audited import Audited
from citeaudit.rules.wording import listed

CODE = "URL006"
NAME = "fragile_address"
SEVERITY = "note"

SESSION = "carries a session number that works for one visit"
PROXY = "goes through a library’s proxy, which readers elsewhere cannot use"
SEARCH = "is a list of search results, which changes from day to day"
LOCAL = "is a file on one computer"
UPLOAD = "is a raw path into an upload folder, which breaks when the site is rebuilt"
TEMPORARY = "is a signed link that expires"

# The gravest first: one reason is told.
_FRAGILE = (
    (re.compile(r"^(?:file:|[a-z]:\\|https?://(?:localhost|127\.0\.0\.1)(?:[:/]|$))", re.I), LOCAL),
    (re.compile(r"[;?&/](?:jsessionid|phpsessid|aspsessionid\w*|sessionid|session_id|sid|s_id|cfid|cftoken)=\w{6,}", re.I), SESSION),
    (re.compile(r"[?&](?:X-Amz-Signature|Signature|sig)=[\w%+/-]{16,}", re.I), TEMPORARY),
    (re.compile(r"//[^/]*(?:\bezproxy\b|[.-]proxy\d*\.|\blibproxy\b|\.idm\.oclc\.org|\bproxy\.lib)", re.I), PROXY),
    (re.compile(r"//(?:www\.|scholar\.)?(?:google|bing|duckduckgo|yahoo|baidu)\.[a-z.]{2,6}/(?:search|scholar)\?", re.I), SEARCH),
    (re.compile(r"/(?:search|suche|recherche|results)(?:/|\.\w+)?\?(?:[^#]*&)?(?:q|query|s|search|keywords?)=", re.I), SEARCH),
    (re.compile(r"webcache\.googleusercontent\.com", re.I), "is a search engine’s cache, which is kept for days only"),
    (re.compile(r"/(?:wp-content/uploads|sites/default/files|_?uploads?)/[^?#]+\.\w{2,5}$", re.I), UPLOAD),
)  # fmt: skip


def check(audited: Audited) -> Iterator[Finding]:
    uploads = []
    for url in dict.fromkeys(link.url for link in audited.links):
        reason = None if is_lost(audited, url) else _reason(url)
        if reason == UPLOAD:
            uploads.append(url)
        elif reason:
            yield Finding(
                rule=CODE,
                message=f"{url} {reason}; cite the page of the source itself, a DOI or an archived copy",
                places=places_of(audited, url),
            )
    if uploads:
        yield _raw_paths(audited, uploads)


def _reason(url: str) -> str | None:
    if is_copy_address(url):
        return None
    return next((reason for pattern, reason in _FRAGILE if pattern.search(url)), None)


def _raw_paths(audited: Audited, urls: list[str]) -> Finding:
    """Upload paths are common and slight: one remark for all."""
    places = tuple(place for url in urls for place in places_of(audited, url))
    what = (
        f"{urls[0]} {UPLOAD}"
        if len(urls) == 1
        else f"{len(urls)} addresses are raw paths into upload folders, which break when a site is rebuilt"
    )
    labels = list(
        dict.fromkeys(audited.note_by_id[place.note].label for place in places if place.note)
    )
    where = f" (notes {listed(labels)})" if len(urls) > 1 and labels else ""
    return Finding(
        rule=CODE,
        message=f"{what}{where}; cite the page that presents the document, or an archived copy",
        places=places,
        evidence=tuple(urls),
    )
