"""Exports of submission systems and of other collections → the papers of an edition."""
