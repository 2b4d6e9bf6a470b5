"""`citeaudit rule`: a rule's manual page."""

import rich_click as click


@click.command("rule")
@click.argument("code")
def command(code: str) -> int:
    """Explain a rule: what it looks for, why it matters, what to do.

    \b
    citeaudit rule DUP001
    """
    from citeaudit import rules

    click.echo(rules.manual_page(code), nl=False)
    return 0
