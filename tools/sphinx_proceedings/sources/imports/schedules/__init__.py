"""Programmes of other tools → the YAML of an edition, and the ledger that keeps their events' ids.

A form (`forms.py`) → a schedule (`schedule.py`) → a draft (`drafting.py`) → YAML text
(`importing.py`), or what changes of the YAML that is there (`importing_again.py`).
"""
