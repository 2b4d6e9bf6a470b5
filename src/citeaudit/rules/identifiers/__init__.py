"""IDN: identifiers of works, and the lack of them."""
