"""What came back for one request."""

from citeaudit.model.evidence import FetchError


class Answer:
    """What came back for one request: a status or an error, never both.

    `headers` are those of the last block, names in lower case. `body` is unpacked and capped, `length` what was
    read on the wire. `refused` is the IP address that the guard kept us from. `reached` says that the far end was
    there: it took the connection, or turned it down. `heard` says that some of an answer came.
    """

    __slots__ = (
        "body",
        "cut",
        "detail",
        "elapsed",
        "error",
        "headers",
        "heard",
        "length",
        "reached",
        "refused",
        "status",
        "url",
    )

    def __init__(self, url: str) -> None:
        self.url = url
        self.status: int | None = None
        self.error: FetchError | None = None
        self.detail: str | None = None
        self.headers: dict[str, str] = {}
        self.body = b""
        self.length = 0
        self.cut = False
        self.elapsed = 0.0
        self.refused: str | None = None
        self.reached = False
        self.heard = False

    @property
    def media_type(self) -> str | None:
        """The Content-Type without its parameters, in lower case."""
        given = self.headers.get("content-type", "").partition(";")[0].strip().lower()
        return given or None


def last_block(lines: list[bytes]) -> tuple[int | None, list[bytes]]:
    """The status and the header lines of the answer itself, the last of the blocks that came (early hints, proxies)."""
    start = next((at for at in range(len(lines) - 1, -1, -1) if lines[at][:5] == b"HTTP/"), None)
    if start is None:
        return None, lines
    # b"HTTP/1.1 200 OK"; HTTP/2 has no words after the number.
    parts = lines[start].split(None, 2)
    status = int(parts[1]) if len(parts) > 1 and parts[1].isdigit() else None
    return status, lines[start + 1 :]


def headers_of(lines: list[bytes]) -> dict[str, str]:
    """Header lines as a table; of fields given twice the first counts, as browsers do for the ones we read."""
    table: dict[str, str] = {}
    for line in map(_text, lines):
        name, colon, value = line.partition(":")
        if colon:
            table.setdefault(name.strip().lower(), value.strip())
    return table


def _text(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("latin-1")
