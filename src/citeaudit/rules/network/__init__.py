"""NET: what could not be checked, and why."""
