"""A fast server for measuring: small pages on every loopback address, some of them late.

python tests/bench/server.py PORT DELAY SLOW_SHARE SLOW_DELAY
"""

import asyncio
import sys
from functools import partial

_BODY = (
    "<!doctype html><html lang='en'><head><meta charset='utf-8'><title>Page {name}</title></head><body><h1>Page {name}</h1>"
    + "".join(
        f"<p>Paragraph {n} tells of the harbour, its cranes and the ships that call there.</p>"
        for n in range(12)
    )
    + "</body></html>"
)


class Answering(asyncio.Protocol):
    """Answers each request on a connection with a page, after a pause where one is set."""

    def __init__(self, delay: float, slow_every: int, slow: float) -> None:
        self._delay = delay
        self._slow_every = slow_every
        self._slow = slow
        self._rest = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._rest += data
        while b"\r\n\r\n" in self._rest:
            head, _, self._rest = self._rest.partition(b"\r\n\r\n")
            self._answer(head.split(b" ", 2)[1])

    def _answer(self, path: bytes) -> None:
        if path == b"/robots.txt":
            self._write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
            return
        name = path.rpartition(b"/")[2].decode("latin-1")
        body = _BODY.replace("{name}", name).encode()
        answer = (
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n"
            % len(body)
            + body
        )
        late = (
            self._slow_every
            and name.isdigit()
            and int(name) % self._slow_every == self._slow_every // 2
        )
        pause = self._slow if late else self._delay
        if pause:
            asyncio.get_running_loop().call_later(pause, self._write, answer)
        else:
            self._write(answer)

    def _write(self, answer: bytes) -> None:
        if not self._transport.is_closing():
            self._transport.write(answer)


async def _serve(port: int, delay: float, share: float, slow: float) -> None:
    loop = asyncio.get_running_loop()
    every = round(1 / share) if share else 0
    server = await loop.create_server(
        partial(Answering, delay, every, slow), "0.0.0.0", port, backlog=1024
    )
    print("ready", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1]), *map(float, sys.argv[2:5])))
