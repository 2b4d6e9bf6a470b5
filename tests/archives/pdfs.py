"""PDFs made up here: sound ones, and such as hurt whoever opens them."""

import io
import zlib
from collections.abc import Mapping, Sequence

Obj = bytes
_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def pdf(pages: Sequence[str], *, info: Mapping[str, str] | None = None) -> bytes:
    """A PDF of some pages of text, each line of a page on a line of its own."""
    return built(_tree([_typeset(page) for page in pages]), info=info)


def _tree(contents: Sequence[bytes]) -> dict[int, Obj]:
    """The objects of a document with a page for each content stream."""
    objects: dict[int, Obj] = {1: b"<< /Type /Catalog /Pages 2 0 R >>", 3: _FONT}
    kids = []
    for place, content in enumerate(contents):
        number = 4 + 2 * place
        kids.append(b"%d 0 R" % number)
        objects[number] = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            b"/Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>" % (number + 1)
        )
        objects[number + 1] = stream(content)
    objects[2] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    return objects


def stream(content: bytes, *, packed: int = 1) -> Obj:
    """A stream, deflated so many times."""
    for _ in range(packed):
        content = zlib.compress(content, 9)
    filters = b"/FlateDecode " * packed
    return _deflated(content, filters)


def _deflated(content: bytes, filters: bytes = b"/FlateDecode") -> Obj:
    head = b"<< /Length %d /Filter [%s] >>" % (len(content), filters)
    return head + b"\nstream\n" + content + b"\nendstream"


def _typeset(page: str) -> bytes:
    lines = []
    for line in page.splitlines():
        safe = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        lines.append(b"(" + safe.encode("cp1252", "replace") + b") Tj T*")
    return b"BT /F1 12 Tf 14 TL 72 770 Td\n" + b"\n".join(lines) + b"\nET"


def built(objects: Mapping[int, Obj], *, info: Mapping[str, str] | None = None, trailer: bytes = b"") -> bytes:  # fmt: skip
    """Objects as a file with a table of where they stand; the catalogue is object 1."""
    table = dict(objects)
    if info:
        entries = b" ".join(
            b"/%s (%s)" % (k.encode(), v.encode("latin-1")) for k, v in info.items()
        )
        table[max(table) + 1] = b"<< " + entries + b" >>"
        trailer += b" /Info %d 0 R" % max(table)
    out = io.BytesIO()
    out.write(b"%PDF-1.5\n")
    offsets = {}
    for number, body in sorted(table.items()):
        offsets[number] = out.tell()
        out.write(b"%d 0 obj\n" % number + body + b"\nendobj\n")
    start = out.tell()
    size = max(table) + 1
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % size)
    for number in range(1, size):
        out.write(b"%010d 00000 n \n" % offsets.get(number, 0))
    out.write(b"trailer\n<< /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start))  # fmt: skip
    return out.getvalue()


def encrypted(plain: bytes, *, user: str, algorithm: str) -> bytes:
    """The same document under a password."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(plain)))
    writer.encrypt(user_password=user, owner_password="owner", algorithm=algorithm)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def hostile() -> dict[str, bytes]:
    """Documents by what they do to a careless reader."""
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Resources << %s >> /Contents 5 0 R >>"
    )
    root = {1: b"<< /Type /Catalog /Pages 2 0 R >>", 3: _FONT}
    pages = b"<< /Type /Pages /Count 1 /Kids [4 0 R] >>"
    fonts = b"/Font << /F1 3 0 R >>"
    many = b"BT /F1 9 Tf " + b"(word) Tj " * 3_000_000 + b"ET"
    deep = b"[" * 200_000 + b"]" * 200_000
    return {
        "a stream of a quarter of a gigabyte": built(
            {**root, 2: pages, 4: page % fonts, 5: _deflated(_zeros(1 << 28))}
        ),
        "a bomb in a bomb": built(
            {**root, 2: pages, 4: page % fonts, 5: stream(b" " * (64 << 20), packed=3)}
        ),
        "millions of operators": built({**root, 2: pages, 4: page % fonts, 5: stream(many)}),
        "a page tree that holds itself": built(
            {**root, 2: b"<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R] >>"}
        ),
        "a forest of pages": built(
            {
                **root,
                **{
                    n: b"<< /Type /Pages /Count 99 /Kids [%s] >>" % (b"%d 0 R " % (n + 1) * 50)
                    for n in range(10, 60)
                },
                2: b"<< /Type /Pages /Count 9 /Kids [10 0 R] >>",
            }
        ),
        "a form that draws itself": built(
            {
                **root,
                2: pages,
                4: page % (fonts + b" /XObject << /X 6 0 R >>"),
                5: stream(b"/X Do /X Do"),
                6: b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >> /Length 11 >>\nstream\n/X Do /X Do\nendstream",
            }
        ),
        "brackets without end": built({**root, 2: pages, 4: page % fonts, 5: stream(deep)}),
        "brackets in the catalogue": built({1: b"<< /Type /Catalog /Pages " + deep + b" >>"}),
        "a table before itself": _looped(built(root, trailer=b" /Prev 00000")),
        "a length that is not so": built(
            {
                **root,
                2: pages,
                4: page % fonts,
                5: b"<< /Length 999999999999 >>\nstream\nBT ET\nendstream",
            }
        ),
        "contents a hundred thousand times": built(
            {
                **root,
                2: pages,
                4: b"<< /Type /Page /Parent 2 0 R /Contents [%s] >>" % (b"5 0 R " * 90_000),
                5: stream(b"BT (a) Tj ET " * 100_000),
            }
        ),
        "a reference to itself": built({**root, 2: b"2 0 R"}),
        "a font that maps everything": built(
            {
                **root,
                2: pages,
                4: page % b"/Font << /F1 6 0 R >>",
                5: stream(b"BT /F1 9 Tf (abc) Tj ET"),
                6: b"<< /Type /Font /Subtype /Type0 /ToUnicode 7 0 R /Encoding /Identity-H >>",
                7: stream(
                    b"1 begincodespacerange <00000000> <ffffffff> endcodespacerange 1 beginbfrange <00000000> <ffffffff> <0041> endbfrange"
                ),
            }
        ),
        "nothing but a name": b"%PDF-1.7\n",
        "noise": b"%PDF-1.7\n" + zlib.compress(bytes(range(256)) * 900)[:300] * 200,
    }


def _looped(document: bytes) -> bytes:
    """A document whose table says that the table before it is itself."""
    return document.replace(b"/Prev 00000", b"/Prev %05d" % document.rindex(b"xref\n0 "))


def _zeros(size: int) -> bytes:
    """So many zeros, deflated, without ever holding them."""
    packer = zlib.compressobj(9)
    out = [packer.compress(b"\0" * (1 << 20)) for _ in range(size >> 20)]
    return b"".join([*out, packer.flush()])
