"""EXT: what scanning, page breaks and conversion did to the notes."""
