"""`citeaudit audit`: the whole line on one manuscript."""

import os
import shlex
import sys
from pathlib import Path
from typing import Any, NamedTuple

import rich_click as click
from click import get_current_context
from click.core import ParameterSource

from citeaudit.cli.progress import progress
from citeaudit.cli.settings import codes, formats, settings
from citeaudit.cli.streams import data_follows
from citeaudit.config import Config, WaybackConfig
from citeaudit.errors import EvidenceNotKept, ReadError, UsageError
from citeaudit.model.finding import SEVERITIES, Report

KEPT_FORMATS = ("html", "json", "markdown", "text")  # what --output holds when no format is named


@click.command("audit")
@click.argument("manuscript", type=click.Path(path_type=Path))
@click.option(
    "--bib", type=click.Path(path_type=Path), help="Write the bibliography here, as BibTeX."
)
@click.option(
    "--output", "-o", type=click.Path(path_type=Path), help="Write reports into this folder."
)
@click.option(
    "--format",
    "-f",
    "wanted",
    multiple=True,
    metavar="NAMES",
    help="html, json, markdown, text, bibtex, csl-json; by commas.",
)
@click.option("--json", "as_json", is_flag=True, help="The JSON report on standard output.")
@click.option("--offline", is_flag=True, help="Ask no address; audit the text alone.")
@click.option(
    "--select", multiple=True, metavar="CODES", help="Only these rules or families (DUP,URL001)."
)
@click.option("--ignore", multiple=True, metavar="CODES", help="Not these rules or families.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "note", "never"]),
    help="Exit 1 from this severity on.",
)
@click.option(
    "--store", metavar="URL", help="Where evidence is kept (sqlite:///file, postgresql://...)."
)
@click.option(
    "--allow-net", multiple=True, metavar="CIDR", help="A private network that may be asked, too."
)
@click.option("--no-archives", is_flag=True, help="Ask no archive for copies.")
@click.option(
    "--archive",
    "archives",
    multiple=True,
    metavar="URL",
    help="Ask this archive (a TimeGate, RFC 7089) instead of the Wayback Machine; repeatable.",
)
@click.option(
    "--warc",
    multiple=True,
    metavar="FOLDER",
    help="Look for copies in these WARC or WACZ files first.",
)
@click.option(
    "--save",
    is_flag=True,
    help="Have live pages without a recent copy captured (keys: IA_ACCESS_KEY, IA_SECRET_KEY).",
)
@click.option(
    "--evidence",
    metavar="FOLDER",
    help="Keep every page that is judged here, as WARC; with --offline, judge what is kept here.",
)
@click.option("--config", "config_file", metavar="FILE", help="Settings from this file.")
@click.option("--quiet", "-q", is_flag=True, help="No report on standard output.")
def command(manuscript: Path, **options: Any) -> int:
    """Audit a manuscript: its notes, its citations, its addresses.

    \b
    citeaudit audit paper.md
    citeaudit audit paper.md --bib references.bib --output reports/
    citeaudit audit paper.md --offline --select DUP,CON --json
    citeaudit audit paper.md --warc captures/ --no-archives      only copies of one's own
    citeaudit audit paper.md --evidence kept/                    keep every page that is judged
    citeaudit audit paper.md --evidence kept/ --offline          the same report again, from what was kept
    """
    config = _settings(manuscript, options)
    _refuse_contradictions(manuscript, options, config)
    keys = _keys(options)
    if options["offline"] and options["evidence"]:
        report = _rejudged(manuscript, options["evidence"], config)
        _tell(manuscript, report, config, options)
        return exit_code(report, config, offline=False)
    audited = _audited(manuscript, config, offline=options["offline"], keys=keys)
    _tell(manuscript, audited.report, config, options)
    if audited.not_kept is not None:
        raise audited.not_kept
    if audited.interrupted:
        return 130
    return exit_code(audited.report, config, offline=options["offline"])


def _settings(manuscript: Path, options: dict[str, Any]) -> Config:
    output = options["output"]
    return settings(
        manuscript,
        options["config_file"],
        {
            "select": codes(options["select"]),
            "ignore": codes(options["ignore"]),
            "fail_on": options["fail_on"],
            "store": options["store"],
            "output": str(output) if output else None,
            "format": formats(options["wanted"]),
            "check.allow_net": options["allow_net"],
            **archives_asked(options),
        },
    )


def archives_asked(options: dict[str, Any]) -> dict[str, Any]:
    """What the options say of archives, as fields of the settings."""
    for address in options["archives"]:
        if not address.startswith(("http://", "https://")):
            raise UsageError(f"--archive {address}: write the address of a TimeGate, http://...")
    for folder in options["warc"]:
        if not Path(folder).is_dir():
            raise UsageError(f"--warc {folder}: is no folder")
    return {
        "archives.ask": False if options["no_archives"] else None,
        "archives.timegates": options["archives"],
        "archives.wayback": WaybackConfig(ask=False) if options["archives"] else None,
        "archives.warc": options["warc"],
        "archives.evidence": options["evidence"],
    }


def _refuse_contradictions(manuscript: Path, options: dict[str, Any], config: Config) -> None:
    """Everything that can be known to be wrong before the work begins."""
    from citeaudit import rules

    rules.chosen(config)
    formats(config.format)
    if options["as_json"] and options["wanted"] and not config.output:
        raise UsageError(
            "--json and --format both name what standard output gets; give one, or --output"
        )
    if len(config.format) > 1 and not config.output:
        raise UsageError("several formats need a folder; add --output reports/")
    if config.output and Path(config.output).is_file():
        raise UsageError(f"--output {config.output}: is a file; name a folder for the reports")
    for path in [options["bib"], *(path for _, path in _reports(manuscript, config))]:
        if path is not None and path.resolve() == manuscript.resolve():
            raise UsageError(f"{path}: is the manuscript itself; name another file or folder")


def _reports(manuscript: Path, config: Config) -> list[tuple[str, Path]]:
    """The reports that go into the output folder: format and file."""
    from citeaudit import pipeline

    if not config.output:
        return []
    folder = Path(config.output)
    names = config.format or KEPT_FORMATS
    return [(name, folder / f"{manuscript.stem}{pipeline.suffix_of(name)}") for name in names]


def _keys(options: dict[str, Any]) -> tuple[str, str] | None:
    """The keys for captures where they are wanted; they come by the environment, so that no history keeps them."""
    if not options["save"]:
        return None
    keys = tuple(os.environ.get(name, "") for name in ("IA_ACCESS_KEY", "IA_SECRET_KEY"))
    if not all(keys):
        raise UsageError(
            "--save: set IA_ACCESS_KEY and IA_SECRET_KEY (https://archive.org/account/s3.php)"
        )
    if options["offline"] or options["no_archives"]:
        raise UsageError("--save asks an archive; leave --offline and --no-archives out")
    return keys[0], keys[1]


class _Audited(NamedTuple):
    """A report, and what kept it from being whole: an interrupt, or a folder that could not take all the evidence."""

    report: Report
    interrupted: bool
    not_kept: EvidenceNotKept | None


def _rejudged(path: Path, folder: str, config: Config) -> Report:
    """The report from what was kept in a folder; what of it cannot be read is told."""
    from citeaudit.rejudging import rejudge

    def tell(place: str) -> None:
        click.echo(f"citeaudit: kept evidence is damaged: {place}", err=True)

    report = rejudge(path, folder, config=config, damaged=tell)
    if not report.notes:
        raise ReadError(f"{path}: {report.manuscript.warnings[-1].message}")
    return report


def _audited(
    path: Path, config: Config, *, offline: bool, keys: tuple[str, str] | None = None
) -> _Audited:
    """The report; what was answered until an interrupt is in it."""
    from citeaudit import clock, pipeline

    started = clock.now()
    book = pipeline.read(path)
    if not book.notes:
        raise ReadError(f"{path}: {book.warnings[-1].message}")
    cites = pipeline.parse(book, config=config)
    interrupted, not_kept = False, None
    evidence: tuple[Any, ...] = ()
    if cites.links and not offline:
        try:
            with progress() as heard:
                evidence = pipeline.check(cites, config=config, heard=heard)
            if keys is not None:
                for saved in pipeline.save(cites, keys, config=config):
                    click.echo(
                        f"saved {saved.url}"
                        if saved.row
                        else f"not saved {saved.url}: {saved.reason}",
                        err=True,
                    )
                evidence = pipeline.known(cites, config=config)
        except KeyboardInterrupt:
            interrupted = True
            evidence = pipeline.known(cites, config=config)
        except EvidenceNotKept as error:
            not_kept = error
            evidence = pipeline.known(cites, config=config)
    run = pipeline.run_of(started, clock.now(), evidence, config)
    report = pipeline.conclude(book, cites, evidence, config=config, run=run, resume=_resume())
    return _Audited(report, interrupted, not_kept)


def _resume() -> str:
    """The command as it was given, to go on with what could not be asked."""
    context = get_current_context()
    words = ["citeaudit", "audit"]
    for parameter in context.command.params:
        name = parameter.name or ""
        if context.get_parameter_source(name) is not ParameterSource.COMMANDLINE:
            continue
        value = context.params[name]
        given = value if isinstance(value, tuple | list) else [value]
        option = max(parameter.opts, key=len)
        for one in given:
            is_argument = parameter.param_type_name == "argument"
            words += [str(one)] if is_argument else [option] if one is True else [option, str(one)]
    return shlex.join(words)


def _tell(manuscript: Path, report: Report, config: Config, options: dict[str, Any]) -> None:
    """Write what was asked for: files first, so that a closed pipe loses none."""
    from citeaudit import pipeline

    if options["bib"]:
        pipeline.write(report, options["bib"], format="bibtex")
    for name, path in _reports(manuscript, config):
        pipeline.write(report, path, format=name)
    if options["as_json"]:
        data_follows()
        click.echo(pipeline.render(report, "json"), nl=False)
    elif config.format and not config.output:
        data_follows()
        click.echo(pipeline.render(report, config.format[0]), nl=False)
    elif not options["quiet"]:
        _print_text(report)


def _print_text(report: Report) -> None:
    if not sys.stdout.isatty():
        from citeaudit import pipeline

        click.echo(pipeline.render(report, "text"), nl=False)
        return
    from rich.console import Console

    from citeaudit.reporters import text

    text.print_to(Console(), report)


def exit_code(report: Report, config: Config, *, offline: bool) -> int:
    """0 clean, 1 findings at or above `fail-on`, 3 no such finding but not everything could be checked."""
    if config.fail_on == "never":
        return 0
    grave = SEVERITIES[: SEVERITIES.index(config.fail_on) + 1]
    if any(finding.severity in grave for finding in report.findings):
        return 1
    unchecked = any(
        verdict.verdict in ("offline", "not-asked") for verdict in report.verdicts
    ) or any(finding.rule == "NET002" for finding in report.findings)  # archives were not asked
    return 3 if unchecked and not offline else 0
