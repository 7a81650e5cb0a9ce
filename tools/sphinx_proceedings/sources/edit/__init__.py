"""Changes to BibTeX sources: pure functions from texts to texts that keep every other byte."""
