"""The settings: frozen, strict, from `citeaudit.toml` or `[tool.citeaudit]` in pyproject.toml.

    [tool.citeaudit]                        or the same keys at the top of citeaudit.toml
    select = ["DUP", "URL001"]              families or codes; empty = all that are on by default
    ignore = ["SYN010"]
    fail-on = "error"
    severity = { CON003 = "note" }

    [tool.citeaudit.check]                  deadlines in seconds, sizes in bytes
    total = 30.0
    contact = "desk@journal.example"

Unknown keys are errors, with the nearest valid key named.
"""

import difflib
import math
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, get_args

import msgspec
from msgspec import Struct, field

from citeaudit.errors import ConfigError
from citeaudit.model.finding import Severity

FailOn = Literal["error", "warning", "note", "never"]
_KNOWN: dict[str, Any] = {"severity": Severity, "fail-on": FailOn}
# EDTF, as far as a text is dated: a year, a month or season, a day; about, or from one to another.
_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}[~?%]?(?:/\d{4}(?:-\d\d){0,2}[~?%]?)?")
_MORE_THAN_NOTHING = frozenset(
    "connect first_byte total max_raw max_unpacked connections per_host burst per_minute copies_per_minute "
    "searches_per_minute saves_per_minute".split()
)


class ResolversConfig(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"
):
    """Where the registries of numbers answer: what stands before a number, its last stroke included.

    As they stand here they are part of an address (`https://doi.org/10.1000/182`). One that is set is asked in place of
    the registry's own, and changes no address: a library's resolver serves its house, and is nothing to cite.
    """

    doi: str = "https://doi.org/"
    handle: str = "https://hdl.handle.net/"
    arxiv: str = "https://arxiv.org/abs/"
    pmid: str = "https://pubmed.ncbi.nlm.nih.gov/"
    pmcid: str = "https://pmc.ncbi.nlm.nih.gov/articles/"
    urn: str = "https://nbn-resolving.org/"
    ark: str = "https://n2t.net/"


_RESOLVERS = frozenset(ResolversConfig.__struct_fields__)
_ADDRESSES = frozenset({"url", "timegates", "common_crawl", "common_crawl_data", *_RESOLVERS})


class CheckConfig(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """How addresses are asked. Times in seconds, sizes in bytes."""

    connect: float = 10.0
    first_byte: float = 20.0
    total: float = 30.0
    max_raw: int = 512 * 1024
    max_unpacked: int = 2 * 1024 * 1024
    max_redirects: int = 10
    connections: int = 256
    per_host: int = 2
    interval: float = 1.0
    robots: bool = True
    retries: int = 2
    retry_pauses: tuple[float, ...] = (2.0, 8.0)
    retry_after_limit: float = 30.0
    max_age: float = 24 * 3600.0
    allow_net: tuple[str, ...] = ()
    contact: str = ""
    resolvers: ResolversConfig = field(default_factory=ResolversConfig)


class WaybackConfig(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """The Wayback Machine: where it answers, and how often it may be asked a minute.

    Its own limits are 600 copies, 30 searches and 7 captures; who is told "too many" and goes on is locked out for an
    hour.
    """

    ask: bool = True
    url: str = "https://web.archive.org"
    copies_per_minute: float = 300.0
    searches_per_minute: float = 24.0
    saves_per_minute: float = 7.0


class ArchivesConfig(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """How archives are asked for copies. Times in seconds, ages in days, sizes in bytes.

    `ask` false asks nobody. `warc` are folders of WARC, WACZ or CDXJ files of one's own, always looked at, and
    first; `timegates` are the addresses of archives that speak RFC 7089, asked last, each at most `per_minute` times.
    `common_crawl` is the address of a crawl's index, asked after all others.
    `written` is when the citing text was (EDTF): copies of sources without an access date are looked for near it.
    `evidence` is a folder where every page that is judged is kept, as WARC.
    `patience` is what a whole run may take; `total` one call. `pauses` are those after an archive has said "too many".
    """

    ask: bool = True
    wayback: WaybackConfig = field(default_factory=WaybackConfig)
    timegates: tuple[str, ...] = ()
    warc: tuple[str, ...] = ()
    common_crawl: str | None = None
    common_crawl_data: str = "https://data.commoncrawl.org"
    written: str | None = None
    evidence: str | None = None
    per_minute: float = 120.0
    burst: int = 4
    connections: int = 4
    connect: float = 10.0
    total: float = 30.0
    patience: float = 900.0
    pauses: tuple[float, ...] = (60.0, 120.0, 240.0)
    retries: int = 1
    retry_pause: float = 2.0
    failures: int = 4
    fetches: int = 4
    redirects: int = 5
    max_raw: int = 2 * 1024 * 1024
    found_age: float = 90.0
    not_archived_age: float = 3.0
    late: float = 365.0
    poll: float = 3.0
    recent: float = 365.0


class JudgeConfig(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """Where the judge draws its lines. Similarities 0..100.

    `offline_hosts` is how many hosts must fail alike before the network is held to be away; `same_page_bits` how many
    of the 64 bits of two fingerprints may differ for one page.
    """

    title_likely: float = 60.0
    title_unlike: float = 30.0
    strikes: int = 2
    strike_days: float = 3.0
    strikes_other: int = 3
    offline_hosts: int = 3
    same_page_bits: int = 3


class ParseConfig(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """What the parser doubts and what it holds together. Confidence 0..1, similarity 0..100."""

    doubtful: float = 0.6
    same_work: float = 90.0


class Config(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """Everything a user may set; the command line's options win over the file's."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: dict[str, Severity] = field(default_factory=dict)
    fail_on: FailOn = "error"
    store: str | None = None
    output: str | None = None
    format: tuple[str, ...] = ()
    check: CheckConfig = field(default_factory=CheckConfig)
    judge: JudgeConfig = field(default_factory=JudgeConfig)
    parse: ParseConfig = field(default_factory=ParseConfig)
    archives: ArchivesConfig = field(default_factory=ArchivesConfig)


def load(path: Path) -> Config:
    """The settings of one file, `pyproject.toml` by its `[tool.citeaudit]`, any other by its top level.

    Raises ConfigError naming the file, the key and the nearest valid key.
    """
    try:
        table: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from error
    if path.name == "pyproject.toml":
        table = table.get("tool", {}).get("citeaudit", {})
    return from_table(table, where=str(path))


def from_table(table: Mapping[str, Any], *, where: str) -> Config:
    """Settings from a plain table; `where` names its source in errors."""
    for key, known in _unknown_keys(table, Config):
        near = difflib.get_close_matches(key.rpartition(".")[2], known, n=1, cutoff=0.5)
        hint = f"did you mean {near[0]!r}?" if near else f"known keys: {', '.join(sorted(known))}"
        raise ConfigError(f"{where}: unknown key {key!r}; {hint}")
    try:
        config = msgspec.convert(table, Config)
    except msgspec.ValidationError as error:
        found = re.search(r"\$\.?([\w.\[\]-]*)", str(error))
        key = (found.group(1) if found else "").removesuffix("[...]")
        reason = str(error).partition(" - at ")[0]
        values = get_args(_KNOWN.get(key))
        hint = f"; there are {', '.join(values)}" if values else ""
        raise ConfigError(f"{where}: wrong value for {key!r}: {reason}{hint}") from error
    for key, reason in faults(config):
        raise ConfigError(f"{where}: wrong value for {key!r}: {reason}")
    return config


def faults(table: Struct, above: str = "") -> Iterator[tuple[str, str]]:
    """Values of the right type that make no sense, each as its dotted key and the reason."""
    for known in msgspec.structs.fields(table):
        value, key = getattr(table, known.name), f"{above}{known.encode_name}"
        if isinstance(value, Struct):
            yield from faults(value, f"{key}.")
            continue
        for one in value if isinstance(value, tuple) else (value,):
            reason = _fault(known.name, one)
            if reason:
                yield key, reason


def _fault(name: str, value: Any) -> str | None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        if not math.isfinite(value) or value < 0:
            return f"{value} is no amount"
        return "0 would let nothing through" if value == 0 and name in _MORE_THAN_NOTHING else None
    if not isinstance(value, str):
        return None
    if name in _ADDRESSES and not re.match(r"https?://[^/\s]", value):
        return f"{value!r} is no address; write it whole, https://..."
    if name in _RESOLVERS and value[-1].isalnum():
        return f"a number right behind {value!r} is no address; write the stroke between them, too"
    if name == "written" and not _DAY.fullmatch(value):
        return f"{value!r} is no date; write 2018, 2018-05 or 2018-05-14"
    return _fault_of_network(value) if name == "allow_net" else None


def _fault_of_network(value: str) -> str | None:
    import ipaddress

    try:
        ipaddress.ip_network(value, strict=False)
    except ValueError:
        return f"{value!r} is no network; write it as 10.0.0.0/8 or fd00::/8"
    return None


def find(start: Path) -> Path | None:
    """The nearest settings file from a folder upwards: citeaudit.toml, or a pyproject.toml with our table."""
    for folder in (start, *start.parents):
        own = folder / "citeaudit.toml"
        if own.is_file():
            return own
        shared = folder / "pyproject.toml"
        if shared.is_file() and "[tool.citeaudit" in shared.read_text("utf-8", errors="replace"):
            return shared
    return None


def _unknown_keys(table: Mapping[str, Any], shape: type[Struct]) -> Iterator[tuple[str, list[str]]]:
    """Keys of a table that its shape does not have, dotted, each with the keys it could have been."""
    fields = {known.encode_name: known.type for known in msgspec.structs.fields(shape)}
    for key, value in table.items():
        if key not in fields:
            yield key, list(fields)
            continue
        inner = fields[key]
        if isinstance(value, dict) and isinstance(inner, type) and issubclass(inner, Struct):
            for name, known in _unknown_keys(value, inner):
                yield f"{key}.{name}", known
