"""Numbers of registries are asked at the resolver that the settings name, and told of under their own addresses."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import citeaudit
from citeaudit.cli import run
from citeaudit.config import from_table
from e2e.servers import Site, article, by_path, page, redirect, status

REGISTRIES = {
    "doi:10.1000/182": "https://doi.org/10.1000/182",
    "https://dx.doi.org/10.1000/182": "https://dx.doi.org/10.1000/182",
    "hdl:2027/mdp.39015": "https://hdl.handle.net/2027/mdp.39015",
    "arXiv:2101.00001": "https://arxiv.org/abs/2101.00001",
    "PMID: 12345678": "https://pubmed.ncbi.nlm.nih.gov/12345678/",
    "PMCID: PMC3531190": "https://pmc.ncbi.nlm.nih.gov/articles/PMC3531190/",
    "urn:nbn:de:101:1-2": "https://nbn-resolving.org/urn:nbn:de:101:1-2",
    "ark:/12148/btv1b8449691v": "https://n2t.net/ark:/12148/btv1b8449691v",
}

ASKED = {
    "/doi/10.1000/182",
    "/handle/2027/mdp.39015",
    "/arxiv/2101.00001",
    "/pmid/12345678/",
    "/pmcid/PMC3531190/",
    "/urn/urn:nbn:de:101:1-2",
    "/ark/ark:/12148/btv1b8449691v",
}


@pytest.fixture
def publisher() -> Iterator[Site]:
    table = {"/blocks": status(403), "/gone": status(404)}
    with Site(by_path(table, page(article("Mills"))), host="127.0.0.3") as site:
        yield site


@pytest.fixture
def resolver(publisher: Site) -> Iterator[Site]:
    """A resolver in the house, that knows some DOIs and takes every other number."""
    table = {
        "/doi/10.1000/blocks": redirect(f"{publisher.base}/blocks"),
        "/doi/10.1000/gone": redirect(f"{publisher.base}/gone"),
        "/doi/10.1000/moved": redirect(f"{publisher.base}/new/place", 301),
        "/doi/10.1000/unknown": status(404),
    }
    with Site(by_path(table, redirect(f"{publisher.base}/a")), host="127.0.0.2") as site:
        yield site


@pytest.fixture
def settings(resolver: Site) -> dict[str, object]:
    names = "doi handle arxiv pmid pmcid urn ark".split()
    return {
        "allow-net": ["127.0.0.0/8"],
        "interval": 0.0,
        "retries": 0,
        "robots": False,
        "resolvers": {name: f"{resolver.base}/{name}/" for name in names},
    }


@pytest.fixture
def config(settings: dict[str, object]) -> citeaudit.Config:
    return from_table({"check": settings, "archives": {"ask": False}}, where="here")


def test_every_number_of_a_list_and_of_a_note_goes_to_its_resolver(
    config: citeaudit.Config, resolver: Site, tmp_path: Path
) -> None:
    notes = "".join(
        f"[^{n}]: Ann Author, “Mills,” {given}.\n\n" for n, given in enumerate(REGISTRIES, 1)
    )
    words = " ".join(f"Words.[^{n}]" for n in range(1, len(REGISTRIES) + 1))
    book = citeaudit.read_text(f"{words}\n\n{notes}")
    cites = citeaudit.parse(book)

    told = {
        verdict.url: verdict
        for verdict in citeaudit.verdicts(cites, store=f"sqlite:///{tmp_path}/a", config=config)
    }
    of_notes = resolver.paths()
    listed = citeaudit.verdicts(list(REGISTRIES), store=f"sqlite:///{tmp_path}/b", config=config)

    assert [verdict.url for verdict in listed if verdict.verdict != "ok"] == []
    assert set(told) == set(REGISTRIES.values())
    assert {verdict.verdict for verdict in told.values()} == {"ok"}
    for asked in (of_notes, resolver.paths()[len(of_notes) :]):
        assert set(asked) >= ASKED


@pytest.mark.parametrize(
    ("doi", "verdict", "says"),
    [
        ("blocks", "blocked", "127.0.0.3"),
        ("gone", "dead", "HTTP 404 at"),
        ("moved", "ok", ""),
        ("unknown", "dead", "127.0.0.2 knows no such DOI"),
    ],
)
def test_who_said_no_is_told_apart(
    doi: str, verdict: str, says: str, config: citeaudit.Config, tmp_path: Path
) -> None:
    (told,) = citeaudit.verdicts(
        [f"doi:10.1000/{doi}"], store=f"sqlite:///{tmp_path}/s", config=config
    )

    assert told.url == f"https://doi.org/10.1000/{doi}"
    assert (told.verdict, told.new_url) == (verdict, None)
    assert says in told.because


def test_a_number_that_the_resolver_does_not_know_is_a_finding_and_one_whose_publisher_lost_it_another(
    config: citeaudit.Config, tmp_path: Path
) -> None:
    paper = tmp_path / "paper.md"
    paper.write_text(
        "Words.[^1] More.[^2]\n\n[^1]: Ann Author, “Mills,” *News* 5 (2014), doi:10.1000/unknown.\n\n"
        "[^2]: Ben Writer, “Weirs,” *News* 6 (2015), doi:10.1000/gone.\n"
    )

    report = citeaudit.audit(paper, config=config, store=f"sqlite:///{tmp_path}/s")

    found = {
        finding.rule: finding.message
        for finding in report.findings
        if finding.rule in ("IDN003", "URL001")
    }
    assert found["IDN003"].startswith("doi.org does not know the DOI 10.1000/unknown")
    assert "https://doi.org/10.1000/gone is dead" in found["URL001"]


def test_the_command_reads_the_resolvers_from_the_settings(
    resolver: Site,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("citeaudit.toml").write_text(
        'store = "sqlite:///state.sqlite"\n[check]\nallow-net = ["127.0.0.0/8"]\ninterval = 0\nrobots = false\n'
        f'[check.resolvers]\ndoi = "{resolver.base}/doi?of="\n'
    )

    assert run(["check", "doi:10.1000/182", "--format", "jsonl"]) == 0

    assert json.loads(capsys.readouterr().out)["url"] == "https://doi.org/10.1000/182"
    assert resolver.paths()[0] == "/doi?of=10.1000/182"
