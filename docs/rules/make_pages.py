"""The manual pages of the rules, made from their docstrings: one page each, and the list in docs/reference/rules.md.

    python docs/rules/make_pages.py

A test holds them fresh.
"""

import re
from pathlib import Path
from types import ModuleType

from citeaudit.rules import catalogue

DOCS = Path(__file__).parents[1]
FAMILIES = {
    "CON": "Across notes", "DAT": "Dates", "DUP": "Repeats", "EXT": "Extraction", "INC": "Missing",
    "IDN": "Identifiers", "MET": "Against the source", "NET": "Network", "NUM": "Numbering", "SYN": "Form of one note", "URL": "Addresses",
}  # fmt: skip
_LEAD = re.compile(r"^(Why it matters|Example|What to do|Stays silent):", re.MULTILINE)


def pages() -> dict[Path, str]:
    """Every page by its path, as it should be."""
    rules = {
        code: rule
        for code, rule in catalogue().items()
        if rule.__name__.startswith("citeaudit.rules.")
    }
    made = {DOCS / "rules" / f"{code}.md": page(rule) for code, rule in rules.items()}
    made[DOCS / "reference" / "rules.md"] = overview(rules)
    return made


def page(rule: ModuleType) -> str:
    """A rule's docstring as Markdown, its lead words in bold."""
    state = "on" if getattr(rule, "DEFAULT", True) else "off"
    text = _LEAD.sub(r"**\1:**", (rule.__doc__ or "").strip())
    return f"# {rule.CODE} {rule.NAME}\n\nSeverity: {rule.SEVERITY}. Default: {state}.\n\n{text}\n"


def overview(rules: dict[str, ModuleType]) -> str:
    """All rules in one table a family."""
    lines = [
        "# Rules",
        "",
        "Choose with `--select` and `--ignore`, by code (`DUP001`) or family (`DUP`); `ALL` means every rule, also those",
        "that are off by default. Severities can be changed in the settings: `severity = { CON003 = \"note\" }`.",
        "`citeaudit rule CODE` prints a page.",
    ]  # fmt: skip
    for family in dict.fromkeys(code[:3] for code in rules):
        lines += [
            "",
            f"## {family}: {FAMILIES.get(family, family)}",
            "",
            "| code | name | severity | what it finds |",
            "|---|---|---|---|",
        ]
        for code, rule in rules.items():
            if code.startswith(family):
                first = (rule.__doc__ or "").strip().partition("\n")[0]
                severity = (
                    rule.SEVERITY if getattr(rule, "DEFAULT", True) else f"{rule.SEVERITY}, off"
                )
                lines.append(
                    f"| [{code}](../rules/{code}.md) | {rule.NAME} | {severity} | {first} |"
                )
    return "\n".join([*lines, ""])


def main() -> None:
    for path, text in pages().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
