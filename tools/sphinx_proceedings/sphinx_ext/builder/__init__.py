"""A build of Sphinx from beginning to end: what is read, written, kept and removed."""
