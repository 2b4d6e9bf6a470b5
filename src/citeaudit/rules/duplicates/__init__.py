"""DUP: works that are cited more than once."""
