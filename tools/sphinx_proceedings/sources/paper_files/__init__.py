"""Papers' own files: found by their names, and known by their digests."""
