"""Lives of addresses, written to WARC files, and servers over them: what the archive tests and benches share."""
