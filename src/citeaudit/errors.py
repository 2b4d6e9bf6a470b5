"""The faults a caller can mend; each message names the place, the fact and the way out.

    CiteauditError                 exit code 2 unless it says otherwise
    ├── ReadError                  the manuscript cannot be read
    │   ├── UnknownFormat          nobody here reads this kind of file
    │   └── DamagedFile            the file is not what its name says
    ├── WriteError                 a report or bibliography cannot be written
    │   └── EvidenceNotKept        the folder for evidence could not take it all; the answers are in the store
    ├── UsageError                 an option or a value makes no sense
    ├── ConfigError                a setting is unknown or has a wrong value
    ├── StoreError                 the evidence store cannot be opened, is locked, or is of a newer schema
    └── PluginError                an installed extension cannot be loaded

A dead link, a silent archive or a torn note is none of these: that is evidence, and belongs in the report.
"""


class CiteauditError(Exception):
    """A fault the caller can mend. `str(error)` is one line for the editor."""

    exit_code: int = 2


class ReadError(CiteauditError):
    """The manuscript cannot be read: missing, a directory, no permission, too large, empty."""


class UnknownFormat(ReadError):
    """No reader knows this kind of file."""


class DamagedFile(ReadError):
    """The file's content is not what its name or its first bytes promise."""


class WriteError(CiteauditError):
    """The output cannot be written; nothing half-written is left behind."""


class EvidenceNotKept(WriteError):
    """The folder for evidence could not take all that was judged; the answers themselves are in the store."""


class UsageError(CiteauditError):
    """An option, a rule code or a format that does not exist or does not fit."""


class ConfigError(CiteauditError):
    """A setting that is unknown or has a wrong value; names the file, the key and the nearest valid key."""


class StoreError(CiteauditError):
    """The evidence store cannot be opened, is locked by another run, or has a newer schema."""


class PluginError(CiteauditError):
    """An extension point could not be loaded; names the distribution and the entry point."""
