"""`citeaudit check`: addresses only, of whatever prints them; verdicts as they come, or what is new since last time."""

import stat
from pathlib import Path
from typing import Any

import rich_click as click

from citeaudit.cli.addresses import Asked, gather, mode_of
from citeaudit.cli.progress import progress
from citeaudit.cli.settings import Age, settings
from citeaudit.cli.telling import FORMATS, Teller, say, summary
from citeaudit.config import Config
from citeaudit.errors import UsageError
from citeaudit.model.evidence import GROUP_OF, Verdict


@click.command("check")
@click.argument(
    "inputs", nargs=-1, required=True, metavar="MANUSCRIPT|LIST|BIBLIOGRAPHY|ADDRESS|- ..."
)
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    help="How a verdict is told.",
)
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    help="Write to this file instead of standard output.",
)
@click.option(
    "--changes", is_flag=True, help="Ask what is due, tell only what is new since the last time."
)
@click.option("--offline", is_flag=True, help="Ask nobody; tell what the store knows.")
@click.option(
    "--max-age", type=Age(), help="Ask nothing again that was answered within this time (24h)."
)
@click.option(
    "--store", metavar="URL", help="Where evidence is kept (sqlite:///file, postgresql://...)."
)
@click.option(
    "--allow-net", multiple=True, metavar="CIDR", help="A private network that may be asked, too."
)
@click.option(
    "--interval", type=click.FloatRange(min=0), help="Seconds between two requests to one host (1)."
)
@click.option(
    "--no-robots", is_flag=True, help="A single look is no crawling: do not read robots.txt."
)
@click.option("--contact", metavar="ADDRESS", help="Whom the servers that are asked may write to.")
@click.option("--config", "config_file", metavar="FILE", help="Settings from this file.")
@click.option("--quiet", "-q", is_flag=True, help="Tell only what is not fine.")
def command(
    inputs: tuple[str, ...],
    form: str,
    output: Path | None,
    changes: bool,
    offline: bool,
    quiet: bool,
    **options: Any,
) -> int:
    """Check the addresses of manuscripts, of bibliographies in BibTeX, of lists (one a line; after a tab the title, after
    another the date; or a table), or given here.

    \b
    citeaudit check paper.md
    citeaudit check references.bib
    citeaudit check addresses.txt --format jsonl
    cat addresses.txt | citeaudit check - --max-age 7d
    citeaudit check paper.md --changes               for cron: says nothing while nothing is new

    \b
    Exit: 0 none is gone (with --changes: nothing is new), 1 some are gone (something is new), 2 wrong usage,
    3 the network was away, 130 interrupted.
    """
    if changes and offline:
        raise UsageError("--changes asks what is due; leave --offline out")
    if output and any(Path(given).resolve() == output.resolve() for given in inputs):
        raise UsageError(f"--output {output}: is what is to be checked; name another file")
    config = _settings(inputs, options)
    asked = gather(inputs, config)
    if not asked.links:
        raise UsageError(
            f"{', '.join(inputs)}: no addresses found; give a manuscript with addresses, or a list, one a line, http://..."
        )
    if changes:
        return _tell_changes(asked, config, form, output, max_age=options["max_age"])
    return _tell_all(asked, config, form, output, quiet=quiet, offline=offline)


def _settings(inputs: tuple[str, ...], options: dict[str, Any]) -> Config:
    files = [Path(name) for name in inputs if stat.S_ISREG(mode_of(name))]
    given = {
        "store": options["store"],
        "check.max_age": options["max_age"],
        "check.allow_net": options["allow_net"],
        "check.interval": options["interval"],
        "check.contact": options["contact"],
        "check.robots": False if options["no_robots"] else None,
    }
    return settings(files[0] if files else Path("here"), options["config_file"], given)


def _tell_all(
    asked: Asked, config: Config, form: str, output: Path | None, *, quiet: bool, offline: bool
) -> int:
    """Every verdict as it comes; an interrupt keeps what was answered, so that the next run goes on from there."""
    from citeaudit import pipeline

    told: list[Verdict] = []
    total = len({link.url for link in asked.links})
    with (
        pipeline.answers(asked.links, asked.cited, config=config, offline=offline) as cases,
        progress() as bar,
        Teller.to(output, form, shown=bar.above() if bar else None) as teller,
    ):
        try:
            for case in cases:
                told.append(case.verdict.verdict)
                if bar is not None:
                    bar(len(told), total)
                if not quiet or case.verdict.group != "fine":
                    url = case.verdict.url
                    teller.tell(
                        case.verdict,
                        asked.printed(url),
                        case.evidence,
                        asked.house(url),
                        asked.inputs(url),
                    )
        except KeyboardInterrupt:
            say(
                f"interrupted after {len(told)} of {total} addresses; run it again to go on from there"
            )
            return 130
    say(summary(told))
    return _exit_code(set(told), offline=offline)


def _exit_code(told: set[Verdict], *, offline: bool) -> int:
    if any(GROUP_OF[verdict] == "gone" for verdict in told):
        return 1
    return 3 if told & {"offline", "not-asked"} and not offline else 0


def _tell_changes(
    asked: Asked, config: Config, form: str, output: Path | None, *, max_age: float | None
) -> int:
    """What is new; it counts as told when it has been written."""
    from citeaudit import pipeline
    from citeaudit.reporters.document import evidence_of

    with (
        progress() as bar,
        pipeline.changes(
            asked.name,
            asked.links,
            asked.cited,
            asked.parts(),
            config=config,
            max_age=max_age,
            heard=bar,
        ) as watched,
    ):
        if watched.news:
            verdicts = {change.now.url: change.now for change in watched.changes}
            rows = evidence_of(verdicts, verdicts.values(), watched.evidence)
            with Teller.to(
                output, form, shown=bar.above() if bar else None, changes=True
            ) as teller:
                for change in watched.changes:
                    url = change.now.url
                    teller.tell(
                        change.now,
                        asked.printed(url),
                        rows[url],
                        asked.house(url),
                        asked.inputs(url),
                        change,
                    )
            return 1
    if any(verdict.verdict == "offline" for verdict in watched.verdicts):
        say("the network is away; nothing is accused")
        return 3
    return 0
