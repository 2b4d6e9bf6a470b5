"""Kinds of sources that print their own way: law, archives, letters, debates, works of reference, newspapers, things made."""
