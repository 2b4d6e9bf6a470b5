"""`citeaudit decisions`: what editors have decided about addresses, as far as it counts."""

from pathlib import Path

import rich_click as click

from citeaudit.cli.settings import settings


@click.command("decisions")
@click.option(
    "--store", metavar="URL", help="Where evidence is kept (sqlite:///file, postgresql://...)."
)
@click.option("--config", "config_file", metavar="FILE", help="Settings from this file.")
def command(store: str | None, config_file: str | None) -> int:
    """List the decisions that count now, one a line; `citeaudit decide ADDRESS none` takes one back."""
    from citeaudit import pipeline
    from citeaudit.reporters.visible import one_line

    for word in pipeline.decisions(
        store=settings(Path("here"), config_file, {"store": store}).store
    ):
        until = f" until {word.until:%Y-%m-%d}" if word.until else ""
        click.echo(
            f"{word.decision:<10} {one_line(word.url)}{until}  by {one_line(word.author)}, "
            f"{word.at:%Y-%m-%d}: {one_line(word.reason)}"
        )
    return 0
