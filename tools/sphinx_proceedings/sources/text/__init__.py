"""Bytes of a source → text with places: encodings, characters, limits."""
