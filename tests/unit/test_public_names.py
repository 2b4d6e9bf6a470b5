"""What `import citeaudit` gives, pinned."""

import subprocess
import sys
from pathlib import Path

import citeaudit

PUBLIC = [
    "CiteauditError",
    "Config",
    "Report",
    "audit",
    "audit_async",
    "check",
    "conclude",
    "parse",
    "parse_citation",
    "read",
    "read_text",
    "rejudge",
    "verdicts",
    "write",
]


def test_the_public_names_are_these_and_all_of_them_load() -> None:
    assert citeaudit.__all__ == PUBLIC
    for name in PUBLIC:
        assert getattr(citeaudit, name) is not None
    assert set(PUBLIC) <= set(dir(citeaudit))


def test_a_name_that_is_not_public_is_refused() -> None:
    assert not hasattr(citeaudit, "fetch_everything")


def test_importing_costs_no_heavy_library() -> None:
    """Start-up stays quick because the heavy parts load when they are used."""
    heavy = "{'sqlalchemy', 'pycurl', 'requests', 'bs4', 'jinja2', 'rapidfuzz', 'selectolax', 'bibtexparser', 'pycrfsuite'}"
    code = f"import sys, citeaudit.cli; print(sorted({heavy} & set(sys.modules)))"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def test_a_list_of_addresses_loads_nothing_that_reads_notes(tmp_path: Path) -> None:
    listed = tmp_path / "list.txt"
    listed.write_text("http://mills.test/a\n")
    code = (
        "import sys\nfrom citeaudit.cli import run\n"
        f"run(['check', {str(listed)!r}, '--offline', '--store', 'sqlite://'])\n"
        "print([name for name in sys.modules if name.startswith('citeaudit.readers.n')])"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "[]"
