"""DAT: dates that cannot be, or that contradict each other."""
