"""Papers in the formats of reference managers, one module a format."""
