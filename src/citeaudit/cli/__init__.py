"""The command line: arguments in, exit code out.

0    clean
1    findings at or above --fail-on
2    wrong usage or unreadable input
3    no such finding, but not everything could be checked (network away, limits)
4    a fault of ours
130  interrupted; what was found out until then is kept
"""

import errno
import os
import sys
import warnings

import rich_click as click
from click.exceptions import NoArgsIsHelpError

from citeaudit.cli import interrupts, streams
from citeaudit.errors import CiteauditError
from citeaudit.version import __version__

click.rich_click.MAX_WIDTH = 100
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class Verbs(click.RichGroup):
    """The verbs, each in a module of its own that is loaded when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return ["audit", "bib", "check", "decide", "decisions", "rule", "rules"]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        from importlib import import_module

        command: click.Command = import_module(f"citeaudit.cli.{cmd_name}").command
        return command


@click.group(cls=Verbs, context_settings=CONTEXT, no_args_is_help=True)
@click.version_option(__version__, "--version", "-V", message="citeaudit %(version)s")
def verbs() -> None:
    """Audit the citations and footnotes of a manuscript.

    \b
    citeaudit audit paper.md                         read, parse, check, report
    citeaudit audit paper.md --output reports/       the same, with reports to keep and mail
    citeaudit bib paper.md                           only the bibliography, as BibTeX
    citeaudit check paper.md                         only the addresses
    citeaudit rule DUP001                            what a rule looks for, and why
    """


def main() -> None:
    """Run the command line and leave with its exit code."""
    streams.prepare()
    if not sys.warnoptions:
        # What libraries have to say to programmers is nothing to editors.
        warnings.simplefilter("ignore")
    interrupts.heed()
    code = run(sys.argv[1:])
    if code == 130:
        interrupts.over()
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """The exit code of a command line; every fault becomes one line on stderr."""
    try:
        code = verbs.main(arguments, prog_name="citeaudit", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except NoArgsIsHelpError as error:
        error.show()
        return 2
    except click.ClickException as error:
        return _refuse(_sentence(error), 2)
    except CiteauditError as error:
        return _refuse(str(error), error.exit_code)
    except (KeyboardInterrupt, click.Abort):
        return _refuse("interrupted", 130)
    except (BrokenPipeError, SystemExit):
        # The reader of our output has gone (`citeaudit check list.txt | head`; click leaves by SystemExit then): that is
        # no fault, and there is nobody to tell.
        _let_go_of_output()
        return 0
    except Exception as error:
        if isinstance(error, OSError) and error.errno in _FULL:
            _let_go_of_output()
            return _refuse(f"the output cannot be written: {error.strerror}; make room", 2)
        if os.environ.get("CITEAUDIT_DEBUG"):
            raise
        return _refuse(
            f"a fault of ours: {type(error).__name__}: {error}; please report it (CITEAUDIT_DEBUG=1 shows where)",
            4,
        )


def _let_go_of_output() -> None:
    """Send what is left for standard output nowhere, so that leaving does not fail on it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _sentence(error: click.ClickException) -> str:
    """What click says of wrong usage, with the way out."""
    message = " ".join(error.format_message().split())
    context = getattr(error, "ctx", None)
    where = context.command_path if context else "citeaudit"
    return f"{message.rstrip('.')}; see `{where} --help`"


def _refuse(message: str, code: int) -> int:
    print(f"citeaudit: {' '.join(message.split())}", file=sys.stderr)  # noqa: T201
    return code
