"""URL: addresses that do not lead to the source, or will not for long."""
