"""`citeaudit decide`: an editor's word about an address, which goes before ours."""

import getpass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import rich_click as click

from citeaudit.cli.settings import settings
from citeaudit.errors import UsageError
from citeaudit.reporters.visible import one_line


@click.command("decide")
@click.argument("address")
@click.argument("decision", type=click.Choice(["known-good", "ignore", "none"]))
@click.option("--reason", required=True, help="Why; kept with the decision.")
@click.option(
    "--until", metavar="DAY", help="How long it holds (2027-01-31); for good if left out."
)
@click.option("--author", help="Who decided; the name of the account if left out.")
@click.option(
    "--store", metavar="URL", help="Where evidence is kept (sqlite:///file, postgresql://...)."
)
@click.option("--config", "config_file", metavar="FILE", help="Settings from this file.")
def command(
    address: str,
    decision: Literal["known-good", "ignore", "none"],
    reason: str,
    until: str | None,
    author: str | None,
    store: str | None,
    config_file: str | None,
) -> int:
    """Record what you know of an address: it is known-good, or to be ignored; "none" takes an earlier word back.

    \b
    citeaudit decide https://example.org/report known-good --reason "read it in the library" --until 2027-01-31
    citeaudit decide http://intranet.example/x ignore --reason "for staff only"
    """
    from citeaudit import clock, pipeline
    from citeaudit.cli.addresses import as_text

    end = _end_of(until)
    if not reason.strip():
        raise UsageError("--reason: say why; it is shown wherever the decision counts")
    written = as_text(address)
    links, _ = pipeline.addresses(written)
    if len(links) != 1 or not pipeline.looks_like_addresses(written):
        raise UsageError(f"{address}: is no address; write it whole, http://...")
    if end is not None and end <= clock.now():
        raise UsageError(f"--until {until}: is over; name a day to come")
    # As it is asked, however it was written: `doi:10.1000/182`, `www.example.org`, `<http://example.org>`.
    address = links[0].url
    pipeline.decide(
        address,
        decision,
        reason=reason,
        author=author or _account(),
        until=end,
        store=settings(Path("here"), config_file, {"store": store}).store,
    )
    click.echo(
        f"{address}: {decision}{f' until {until}' if until else ''}, because {one_line(reason)}"
    )
    return 0


def _end_of(day: str | None) -> datetime | None:
    if day is None:
        return None
    try:
        found = datetime.fromisoformat(day)
    except ValueError as error:
        raise UsageError(f"--until {day}: is no day; write it like 2027-01-31") from error
    end = found if found.tzinfo else found.replace(tzinfo=UTC)
    # A day holds until it is over.
    return end.replace(hour=23, minute=59, second=59) if "T" not in day and ":" not in day else end


def _account() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "unknown"
