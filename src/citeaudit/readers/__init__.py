"""What is written: a manuscript's file in, a Manuscript with its notes and markers out."""
