"""What is told of a call to a service that failed."""

import pytest
import requests
from urllib3.exceptions import MaxRetryError, NameResolutionError, NewConnectionError

from citeaudit.net.service import _told


def refused() -> Exception:
    return NewConnectionError(
        "HTTPSConnection(host='web.test', port=443)",  # type: ignore[arg-type]
        "Failed to establish a new connection: [Errno 111] Connection refused",
    )


def unknown() -> Exception:
    return NameResolutionError(
        "web.test", "HTTPSConnection(host='web.test', port=443)", OSError("no name")
    )  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (refused(), "Failed to establish a new connection: [Errno 111] Connection refused"),
        (unknown(), "Failed to resolve 'web.test' (no name)"),
        (ValueError("Port out of range"), "Port out of range"),
        (TimeoutError(), "TimeoutError"),
    ],
)
def test_trouble_is_told_in_plain_words(error: Exception, told: str) -> None:
    through = requests.exceptions.ConnectionError(MaxRetryError(None, "/web/x", error))  # type: ignore[arg-type]

    assert _told(error) == told
    assert _told(through) == told
