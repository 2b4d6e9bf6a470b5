"""A real server of HTTP/2 on loopback, that misbehaves in one way at a time; to those that do not take HTTP/2 it is a plain one."""

import ssl
import threading
from collections.abc import Callable
from contextlib import suppress
from socket import SHUT_RDWR, create_server, socket

import trustme
from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import RequestReceived
from h2.exceptions import ProtocolError

HTML = ("content-type", "text/html; charset=utf-8")
# What is sent for a request, on a connection, for a stream.
Frames = Callable[[H2Connection, int], None]


class Http2Site:
    """Answers each address by `frames`, robots.txt by 404, and by HTTP/1.1 whatever is asked with `body`; `spoken` tells what was asked how."""

    def __init__(self, authority: trustme.CA, frames: Frames, body: bytes) -> None:
        self.spoken: list[tuple[str, str]] = []  # path, version of HTTP
        self._frames = frames
        self._body = body
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert("127.0.0.1").configure_cert(self._context)
        self._context.set_alpn_protocols(["h2", "http/1.1"])
        self._listener = create_server(("127.0.0.1", 0))
        self.base = f"https://127.0.0.1:{self._listener.getsockname()[1]}"

    def __enter__(self) -> "Http2Site":
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_exc: object) -> None:
        with suppress(OSError):
            self._listener.shutdown(SHUT_RDWR)
        self._listener.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                plain, _ = self._listener.accept()
                threading.Thread(target=self._serve, args=(plain,), daemon=True).start()

    def _serve(self, plain: socket) -> None:
        # Whoever is told that a connection is over may still be sending.
        with (
            suppress(OSError, ProtocolError),
            self._context.wrap_socket(plain, server_side=True) as connection,
        ):
            if connection.selected_alpn_protocol() == "h2":
                self._speak_http2(connection)
            else:
                self._speak_http1(connection)

    def _speak_http1(self, connection: ssl.SSLSocket) -> None:
        path = connection.recv(65536).split(b" ")[1].decode()
        self.spoken.append((path, "1.1"))
        code = b"404 Not Found" if path == "/robots.txt" else b"200 OK"
        head = b"HTTP/1.1 %s\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n" % code
        connection.sendall(head + self._body)

    def _speak_http2(self, connection: ssl.SSLSocket) -> None:
        speech = H2Connection(H2Configuration(client_side=False, header_encoding="utf-8"))
        speech.initiate_connection()
        connection.sendall(speech.data_to_send())
        while data := connection.recv(65536):
            for event in speech.receive_data(data):
                if isinstance(event, RequestReceived) and event.stream_id is not None:
                    fields = {str(name): str(value) for name, value in event.headers or ()}
                    path = fields[":path"]
                    self.spoken.append((path, "2"))
                    if path == "/robots.txt":
                        speech.send_headers(event.stream_id, [(":status", "404")], end_stream=True)
                    else:
                        self._frames(speech, event.stream_id)
            connection.sendall(speech.data_to_send())
