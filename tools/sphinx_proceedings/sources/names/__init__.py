"""Lists of personal names, taken apart as they are meant."""
