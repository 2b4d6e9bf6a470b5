"""The page of settings: every key that can be set stands there, with what holds where nothing is set."""

import re
import tomllib
from pathlib import Path

import msgspec
import pytest

from citeaudit.config import Config, from_table

PAGE = (Path(__file__).parents[2] / "docs/reference/settings.md").read_text("utf-8")
SHOWN = "\n".join(re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL))


def keys(table: msgspec.Struct, above: str = "") -> dict[str, object]:
    """Each key that can be set, dotted, with its default."""
    found: dict[str, object] = {}
    for known in msgspec.structs.fields(table):
        value, key = getattr(table, known.name), f"{above}{known.encode_name}"
        found |= keys(value, f"{key}.") if isinstance(value, msgspec.Struct) else {key: value}
    return found


def written(table: dict[str, object], above: str = "") -> set[str]:
    """Each key of a table that was read, dotted."""
    found: set[str] = set()
    for key, value in table.items():
        below = written(value, f"{above}{key}.") if isinstance(value, dict) else set()
        found |= below or {f"{above}{key}"}
    return found


def test_what_is_shown_is_what_holds_where_nothing_is_set() -> None:
    assert from_table(tomllib.loads(SHOWN), where="settings.md") == Config()


def test_every_key_is_shown_and_those_without_a_value_behind_a_sign() -> None:
    unset = {key for key, value in keys(Config()).items() if value is None}

    assert written(tomllib.loads(SHOWN)) == keys(Config()).keys() - unset
    for key in unset:
        assert re.search(rf"^# {key.rpartition('.')[2]} = ", SHOWN, re.MULTILINE), key


@pytest.mark.parametrize("line", re.findall(r"^# (\S+ = .*)$", SHOWN, re.MULTILINE))
def test_what_is_shown_behind_a_sign_can_be_set(line: str) -> None:
    name = line.partition(" ")[0]
    place = next(key for key in keys(Config()) if key.rpartition(".")[2] == name)
    table = f"[{place.rpartition('.')[0]}]\n" if "." in place else ""

    assert from_table(tomllib.loads(table + line), where="settings.md") != Config()
