"""Which citeaudit this is, said once: for the package's metadata, its reports and the servers it asks."""

__version__ = "0.1.0"
