"""Changes to BibTeX and YAML sources: pure functions from texts to texts that keep every other byte."""
