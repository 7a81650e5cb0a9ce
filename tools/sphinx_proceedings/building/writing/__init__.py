"""Writes what changed of pages, of the files beside them and of the search, and nothing else."""
