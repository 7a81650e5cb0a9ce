"""Reads damaged sources by the thousand and looks for what goes wrong without a word."""
