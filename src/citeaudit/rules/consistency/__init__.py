"""CON: one thing written in two ways across the notes."""
