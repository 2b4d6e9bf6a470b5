"""`citeaudit rules`: every rule, a line each."""

import rich_click as click


@click.command("rules")
def command() -> int:
    """List the rules: code, severity, name, and what each looks for.

    \b
    citeaudit rules
    """
    from citeaudit import rules

    for code, rule in rules.catalogue().items():
        state = "" if getattr(rule, "DEFAULT", True) else "  (off by default)"
        first = (rule.__doc__ or "").strip().split("\n", 1)[0]
        click.echo(f"{code}  {rule.SEVERITY:<8} {rule.NAME:<34} {first}{state}")
    return 0
