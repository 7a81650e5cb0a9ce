"""Changes to BibTeX and YAML: pure functions from texts to texts that keep every other byte."""
