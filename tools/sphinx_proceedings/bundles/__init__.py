"""Deliveries: an edition's papers as a publisher, an archive or a repository takes them."""
