"""The reader: a process of its own that reads the text of PDFs and pages, one after the other, as it is asked.

Run as a file, so that it loads nothing of this package. Standard input and output carry

    in    {"kind": "pdf" | "page", "length": 123, "url": "...", "until": "2026-01-31"}   and then so many bytes
    out   {"opening": ["...", "pypdf"], "date": ["2014-06-11", "htmldate"]}              what was found, and by what
          {"absent": true}                                                               the tool is not installed

What it reads may be made to hurt: it has little memory, and who asks ends it when it takes too long.
"""

import io
import json
import logging
import os
import re
import sys
from collections.abc import Callable, Iterator
from typing import IO, Any

_MEMORY = 512 * 1024 * 1024  # bytes of address space
_SECONDS = 20  # of the processor for one look; who asks waits less
_OPENING = 2000  # signs kept of a text
_COVER = 120  # words; a first page with fewer is a cover, and the second is read too
_UNPACKED = 8_000_000  # bytes that any one stream of a PDF may become
_STEPS = 200_000  # operators of a page; a page full of text has some thousands
_SALVAGED = 3  # pages tried in a PDF that broke off
_LEAST = 3  # letters that make a text

_FONT = re.compile(rb"/([^\s/<>()\[\]{}%]{1,60})\s{1,9}[\d.+-]{1,12}\s{1,9}Tf\b")

Found = dict[str, list[str]]


def serve(
    asked: IO[bytes], answers: IO[bytes], *, before: Callable[[], None] = lambda: None
) -> None:
    """Answer until nobody asks any more; `before` is called before each look."""
    for line in asked:
        before()
        job = json.loads(line)
        body = asked.read(job["length"])
        answers.write(json.dumps(_answer(job, body)).encode() + b"\n")
        answers.flush()


def _answer(job: dict[str, Any], body: bytes) -> dict[str, Any]:
    read = read_pdf if job["kind"] == "pdf" else read_page
    try:
        return dict(read(body, job))
    except ImportError:
        return {"absent": True}
    except MemoryError:
        raise  # who has none left can do nothing more: the next one starts afresh
    except Exception:  # whatever a broken file makes a library raise
        return {}


def read_pdf(body: bytes, _job: dict[str, Any]) -> Found:
    """How the text of a PDF begins: its first page, and the second where the first is a cover."""
    from pypdf import overwrite_configuration

    overwrite_configuration(
        maximum_declared_stream_length=_UNPACKED,
        array_based_stream_maximum_output_length=_UNPACKED,
        lzw_maximum_output_length=_UNPACKED,
        run_length_maximum_output_length=_UNPACKED,
        zlib_maximum_output_length=_UNPACKED,
        brotli_maximum_output_length=_UNPACKED,
        stream_decoding_work_maximum_length=4 * _UNPACKED,
        stream_parsing_work_maximum_count=_STEPS,
        page_tree_maximum_entries=20_000,
        xform_maximum_invocations_per_extraction=200,
        jbig2dec_binary=None,
    )
    said: list[str] = []
    for text in _texts(body):
        said += text.split()
        if len(said) >= _COVER:
            break
    opening = " ".join(said)[:_OPENING]
    if not _is_text(opening):
        return {}
    return {"opening": ["".join(filter(str.isprintable, opening)), "pypdf"]}


def _texts(body: bytes) -> Iterator[str]:
    """The text of the first two pages."""
    from pypdf import PdfReader

    try:
        pages = PdfReader(io.BytesIO(body)).pages
        texts = [_text(pages[place]) for place in range(min(len(pages), 2))]
    except MemoryError:
        raise
    except Exception:
        texts = []
    yield from texts if any(texts) else _salvaged(body)


def _text(page: Any) -> str:
    """The text of one page, empty where its streams are broken."""
    try:
        return str(page.extract_text())
    except MemoryError:
        raise
    except Exception:
        return ""


def _salvaged(body: bytes) -> Iterator[str]:
    """The text of the pages in a PDF that lacks its end, where the list of pages stands."""
    from pypdf import PageObject, PdfReader
    from pypdf.generic import IndirectObject

    mended = body + b"\nendstream\nendobj\ntrailer\n<<>>\nstartxref\n0\n%%EOF\n"
    reader = PdfReader(io.BytesIO(mended))
    offsets = {
        (number, generation): (offset, 0)
        for generation, table in reader.xref.items()
        for number, offset in table.items()
    }
    for number, (holder, place) in reader.xref_objStm.items():
        offsets[number, 0] = (offsets.get((holder, 0), (0, 0))[0], place + 1)
    tried = 0
    for number, generation in sorted(offsets, key=lambda name: offsets[name]):
        name = IndirectObject(number, generation, reader)
        try:
            found = name.get_object()
        except MemoryError:
            raise
        except Exception:
            continue
        if not isinstance(found, dict) or found.get("/Type") != "/Page":
            continue
        page = PageObject(reader, name)
        page.update(found)
        yield _text(_lettered(page))
        tried += 1
        if tried == _SALVAGED:
            return


def _lettered(page: Any) -> Any:
    """The page with plain letters for the fonts that were lost with the end: such codes mostly are what they seem."""
    from pypdf.generic import DictionaryObject, NameObject

    plain = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    try:
        given = dict(page["/Resources"]["/Font"])
        used = _FONT.findall(page.get_contents().get_data())
    except (AttributeError, KeyError, TypeError):
        return page
    fonts = DictionaryObject()
    for name in (NameObject(f"/{name.decode('latin-1')}") for name in set(used)):
        held = given.get(name)
        fonts[name] = held if held is not None and held.get_object() is not None else plain
    resources = DictionaryObject(dict(page["/Resources"]))
    resources[NameObject("/Font")] = fonts
    page[NameObject("/Resources")] = resources
    return page


def _is_text(opening: str) -> bool:
    """Whether there are letters, and not the signs that a font without a key to it leaves."""
    signs = [sign for sign in opening if not sign.isspace()]
    letters = sum(sign.isalpha() for sign in signs)
    strange = sum(sign == "\ufffd" or not sign.isprintable() for sign in signs)
    return letters >= _LEAST and 2 * letters >= len(signs) and 20 * strange <= len(signs)


def read_page(body: bytes, job: dict[str, Any]) -> Found:
    """Title, author, date and beginning of a page's text, as tools for harvesting the web find them."""
    from trafilatura import bare_extraction
    from trafilatura.utils import load_html

    text = body.decode("utf-8", "replace")
    tree = load_html(text)
    if tree is None:
        return {}
    found: Found = {}
    when = _date(text, job)
    if when is not None:
        found["date"] = when
    document = bare_extraction(
        tree,
        url=job["url"],
        fast=True,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "max_date": job["until"]},
    )
    if document is None:
        return found
    table = document if isinstance(document, dict) else document.as_dict()
    for fact, most in (("title", 500), ("author", 500), ("text", _OPENING)):
        value = " ".join(str(table.get(fact) or "").split())[:most]
        if value:
            found["opening" if fact == "text" else fact] = [value, "trafilatura"]
    return found


def _date(text: str, job: dict[str, Any]) -> list[str] | None:
    """When the page was published: as its marks tell, else by the best guess from all dates in it."""
    from htmldate import find_date

    for searched, told in ((False, "htmldate"), (True, "htmldate's guess")):
        when = find_date(
            text,
            extensive_search=searched,
            original_date=True,
            url=job["url"],
            max_date=job["until"],
        )
        if when:
            return [when, told]
    return None


def _bounded() -> None:
    """Little memory, and no core dump; where the system cannot bound a process, who asks ends it all the same."""
    try:
        import resource
    except ImportError:
        return
    for what, most in ((resource.RLIMIT_AS, _MEMORY), (resource.RLIMIT_CORE, 0)):
        hard = resource.getrlimit(what)[1]
        wanted = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(what, (wanted, hard))
        except (OSError, ValueError):
            continue


def _bound_time() -> None:
    """So much more time of the processor: a reader that is stuck when who asked is gone ends by itself."""
    try:
        import resource
    except ImportError:
        return
    spent = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(spent.ru_utime + spent.ru_stime) + _SECONDS
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    if hard == resource.RLIM_INFINITY or soft < hard:
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def main() -> None:
    """Serve on standard input and output; what libraries print goes elsewhere."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    logging.disable(logging.CRITICAL)
    _bounded()
    serve(sys.stdin.buffer, answers, before=_bound_time)


if __name__ == "__main__":
    main()
