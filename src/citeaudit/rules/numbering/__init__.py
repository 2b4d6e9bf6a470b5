"""NUM: the numbers of notes, and the markers in the text that call them."""
