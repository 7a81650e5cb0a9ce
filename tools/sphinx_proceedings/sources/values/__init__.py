"""Single values of the sources, from the ways in which they are written to one form."""
