"""Programmes of other tools → the YAML of an edition, and the ledger that keeps their events' ids.

Text → values (`xml_file.py`, `json_file.py`) → a programme (`programme.py`) → YAML text.
"""
