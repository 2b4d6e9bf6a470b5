"""`citeaudit decide`: an editor's word about an address, which goes before ours."""

import getpass
from datetime import UTC, datetime
from typing import Literal

import rich_click as click

from citeaudit.errors import UsageError


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
def command(
    address: str,
    decision: Literal["known-good", "ignore", "none"],
    reason: str,
    until: str | None,
    author: str | None,
    store: str | None,
) -> int:
    """Record what you know of an address: it is known-good, or to be ignored; "none" takes an earlier word back.

    \b
    citeaudit decide https://example.org/report known-good --reason "read it in the library" --until 2027-01-31
    citeaudit decide http://intranet.example/x ignore --reason "for staff only"
    """
    from citeaudit import pipeline

    pipeline.decide(
        address,
        decision,
        reason=reason,
        author=author or _account(),
        until=_end_of(until),
        store=store,
    )
    click.echo(f"{address}: {decision}{f' until {until}' if until else ''}, because {reason}")
    return 0


def _end_of(day: str | None) -> datetime | None:
    if day is None:
        return None
    try:
        found = datetime.fromisoformat(day)
    except ValueError as error:
        raise UsageError(f"--until {day}: is no day; write it like 2027-01-31") from error
    end = found if found.tzinfo else found.replace(tzinfo=UTC)
    return end.replace(hour=23, minute=59, second=59) if len(day) == 10 else end


def _account() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "unknown"
