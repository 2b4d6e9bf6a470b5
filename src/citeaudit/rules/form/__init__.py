"""SYN: the form of one note, looked at by itself."""
