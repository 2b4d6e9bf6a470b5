"""MET: what a note says of its source against what the source says of itself."""
