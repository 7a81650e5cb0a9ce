"""BibTeX text → entries that know where they stand, with what they inherit."""
