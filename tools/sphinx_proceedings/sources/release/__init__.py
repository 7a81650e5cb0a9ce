"""Releases of a programme: what is announced now, as a new version of the ledger."""
