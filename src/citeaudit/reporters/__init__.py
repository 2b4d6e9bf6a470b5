"""How it is told: one file per output, each turning a Report into text."""
