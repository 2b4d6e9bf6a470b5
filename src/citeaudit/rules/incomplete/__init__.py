"""INC: what a reader would need to find a source, and does not get."""
