"""`python -m citeaudit`: the same as the command `citeaudit`."""

from citeaudit.cli import main

if __name__ == "__main__":
    main()
