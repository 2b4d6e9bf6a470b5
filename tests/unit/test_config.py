"""Settings: strict, with the nearest valid key named."""

from pathlib import Path

import pytest

from citeaudit.config import Config, find, from_table, load
from citeaudit.errors import ConfigError


def test_every_setting_has_a_default() -> None:
    config = Config()

    assert (config.fail_on, config.check.total, config.check.interval) == ("error", 30.0, 1.0)


def test_pyproject_gives_its_table_and_citeaudit_toml_its_top_level(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(
        '[project]\nname = "x"\n[tool.citeaudit]\nignore = ["DUP"]\n'
    )
    (tmp_path / "citeaudit.toml").write_text('ignore = ["NUM"]\n[check]\nper-host = 4\n')

    assert load(tmp_path / "pyproject.toml").ignore == ("DUP",)
    assert load(tmp_path / "citeaudit.toml").check.per_host == 4


def test_the_nearest_file_upwards_is_found(tmp_path: Path) -> None:
    (tmp_path / "citeaudit.toml").write_text("")
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)

    assert find(inner) == tmp_path / "citeaudit.toml"


def test_a_pyproject_without_our_table_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.other]\n")

    assert find(tmp_path) != tmp_path / "pyproject.toml"


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ({"ignor": []}, "unknown key 'ignor'; did you mean 'ignore'?"),
        ({"fail_on": "error"}, "unknown key 'fail_on'; did you mean 'fail-on'?"),
        ({"check": {"totl": 3}}, "unknown key 'check.totl'; did you mean 'total'?"),
        ({"zzzz": 1}, "unknown key 'zzzz'; known keys: "),
        ({"fail-on": "sometimes"}, "wrong value for 'fail-on'"),
        ({"check": {"total": "long"}}, "wrong value for 'check.total'"),
        ({"select": "DUP"}, "wrong value for 'select'"),
        (
            {"severity": {"DUP001": "fatal"}},
            "wrong value for 'severity': Invalid enum value 'fatal'; there are error,",
        ),
        ({"check": {"interval": -1.0}}, "wrong value for 'check.interval': -1.0 is no amount"),
        ({"check": {"total": float("nan")}}, "wrong value for 'check.total'"),
        ({"check": {"retry-pauses": [1.0, -2.0]}}, "wrong value for 'check.retry-pauses'"),
        ({"check": {"per-host": 0}}, "0 would let nothing through"),
        ({"check": {"allow-net": ["10.0.0.0/8", "10.1"]}}, "'10.1' is no network"),
        (
            {"check": {"resolvers": {"doi": "resolver.example/"}}},
            "wrong value for 'check.resolvers.doi': 'resolver.example/' is no address",
        ),
        (
            {"check": {"resolvers": {"doi": "https://resolver.example"}}},
            "right behind 'https://resolver.example' is no address",
        ),
        ({"check": {"resolvers": {"dois": "https://a.example/"}}}, "did you mean 'doi'?"),
        ({"archives": {"written": "soon"}}, "'soon' is no date"),
        ({"archives": {"timegates": ["arquivo.pt"]}}, "'arquivo.pt' is no address"),
        ({"archives": {"wayback": {"url": "x"}}}, "wrong value for 'archives.wayback.url'"),
    ],
)
def test_a_wrong_setting_is_named(table: dict[str, object], words: str) -> None:
    with pytest.raises(ConfigError) as caught:
        from_table(table, where="citeaudit.toml")

    assert str(caught.value).startswith("citeaudit.toml: ")
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("content", "words"), [("a = = b", "not valid TOML"), ("\udcff", "not valid TOML")]
)
def test_a_file_that_is_no_toml_is_named(tmp_path: Path, content: str, words: str) -> None:
    path = tmp_path / "citeaudit.toml"
    path.write_bytes(content.encode(errors="surrogateescape"))

    with pytest.raises(ConfigError, match=words):
        load(path)


def test_a_file_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        load(tmp_path / "none.toml")
