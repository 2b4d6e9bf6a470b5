"""What the environment says: how many sockets there may be, and which proxies."""

from pathlib import Path

import pytest

from citeaudit.config import CheckConfig
from citeaudit.net.engine import Engine
from citeaudit.net.environment import ipv4_names, make_room, proxies

resource = pytest.importorskip("resource")


def test_the_limit_is_raised_as_far_as_the_system_lets_us(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, int]] = []
    monkeypatch.setattr(resource, "getrlimit", lambda _what: (256, 1024))
    monkeypatch.setattr(resource, "setrlimit", lambda _what, limits: asked.append(limits))

    assert make_room(500) == 500
    assert asked == [(628, 1024)]
    assert make_room(5000) == 1024 - 128


def test_where_it_cannot_be_raised_fewer_are_asked_at_a_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(resource, "getrlimit", lambda _what: (256, 256))
    monkeypatch.setattr(resource, "setrlimit", lambda _what, _limits: None)

    with Engine(CheckConfig(connections=256), agent="test") as engine:
        assert engine.room == 48
    with Engine(CheckConfig(connections=10), agent="test") as engine:
        assert engine.room == 10


def test_proxies_are_those_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (
        "http_proxy",
        "https_proxy",
        "all_proxy",
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "ALL_PROXY",
    ):
        monkeypatch.delenv(name, raising=False)
    assert proxies() == {"http": "", "https": ""}
    monkeypatch.setenv("ALL_PROXY", "http://proxy.example:3128")
    monkeypatch.setenv("https_proxy", "http://other.example:3128")
    assert proxies() == {"http": "http://proxy.example:3128", "https": "http://other.example:3128"}


def test_names_of_the_hosts_file_with_ipv4_addresses_alone_are_known(tmp_path: Path) -> None:
    file = tmp_path / "hosts"
    file.write_text(
        "127.0.0.1 localhost\n::1 ip6-localhost both.test\n10.1.1.1\tMills.test mills # the mill\n"
        "10.1.1.2 both.test\n# 10.9.9.9 gone.test\n\n"
    )

    assert ipv4_names(file) == {"mills.test", "mills"}
    assert ipv4_names(tmp_path / "none") == frozenset()
