"""Corrections of single values of records: asked for, found, made in place, and read again."""
