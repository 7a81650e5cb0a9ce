"""`program/*.yaml` and ledgers → programmes."""
