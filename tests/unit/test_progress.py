"""The bars that are shown while addresses and archives are asked."""

from rich.progress import Progress

from citeaudit.cli.progress import Bar, progress


def test_archives_have_a_bar_of_their_own() -> None:
    shown = Progress(disable=True)
    bar = Bar(shown)

    bar(3, 3)
    bar.of_archives(1, 2)

    tasks = {task.description: (task.completed, task.total) for task in shown.tasks}
    assert tasks == {"asking addresses": (3, 3), "asking archives": (1, 2)}


def test_where_nobody_looks_at_a_terminal_there_is_none() -> None:
    with progress() as heard:
        assert heard is None
