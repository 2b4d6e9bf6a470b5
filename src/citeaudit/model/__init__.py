"""The data that runs along the line: frozen, keyword-only, with no behaviour beyond itself."""
