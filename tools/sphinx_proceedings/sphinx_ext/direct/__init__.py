"""Pages written from their bodies, without a doctree."""
