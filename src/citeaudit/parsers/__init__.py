"""What is cited: the notes of a manuscript in, citations, references and works out."""
