"""`citeaudit bib`: only the bibliography of a manuscript."""

from pathlib import Path

import rich_click as click

from citeaudit.cli.settings import settings
from citeaudit.errors import ReadError


@click.command("bib")
@click.argument("manuscript", type=click.Path(path_type=Path))
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    help="Write to this file instead of standard output.",
)
@click.option("--config", "config_file", metavar="FILE", help="Settings from this file.")
def command(manuscript: Path, output: Path | None, config_file: str | None) -> int:
    """Write the works that a manuscript's notes cite, as BibTeX.

    \b
    citeaudit bib paper.md
    citeaudit bib paper.md --output references.bib
    """
    from citeaudit import pipeline

    config = settings(manuscript, config_file, {})
    book = pipeline.read(manuscript)
    if not book.notes:
        raise ReadError(f"{manuscript}: {book.warnings[-1].message}")
    report = pipeline.conclude(book, pipeline.parse(book, config=config), config=config)
    if output:
        pipeline.write(report, output, format="bibtex")
    else:
        click.echo(pipeline.render(report, "bibtex"), nl=False)
    return 0
