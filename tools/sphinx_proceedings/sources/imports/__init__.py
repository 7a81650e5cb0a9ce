"""Exports of other tools → sources of a portal."""
