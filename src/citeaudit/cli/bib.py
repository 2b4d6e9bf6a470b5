"""`citeaudit bib`: only the bibliography, of a manuscript or of a plain list of references."""

from pathlib import Path

import rich_click as click

from citeaudit.cli.settings import settings
from citeaudit.cli.streams import data_follows
from citeaudit.errors import ReadError


@click.command("bib")
@click.argument("manuscript", type=click.Path(path_type=Path))
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    help="Write to this file instead of standard output.",
)
@click.option("--list", "as_list", is_flag=True, help="Take every line for a reference.")
@click.option("--config", "config_file", metavar="FILE", help="Settings from this file.")
def command(manuscript: Path, output: Path | None, as_list: bool, config_file: str | None) -> int:
    """Write the works that a manuscript's notes cite, as BibTeX; of a plain list of references, one a line, the works it lists.

    \b
    citeaudit bib paper.md
    citeaudit bib paper.md --output references.bib
    citeaudit bib list.txt --list
    """
    from citeaudit import pipeline
    from citeaudit.readers import looks_like_a_list, read_list

    config = settings(manuscript, config_file, {})
    book = pipeline.read(manuscript)
    if as_list or (not book.notes and looks_like_a_list(book.text)):
        book = read_list(book.text, source=str(manuscript))
    if not book.notes:
        raise ReadError(f"{manuscript}: {book.warnings[-1].message}")
    report = pipeline.conclude(book, pipeline.parse(book, config=config), config=config)
    if output:
        pipeline.write(report, output, format="bibtex")
    else:
        data_follows()
        click.echo(pipeline.render(report, "bibtex"), nl=False)
    return 0
