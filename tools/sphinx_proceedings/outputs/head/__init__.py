"""What the head of a page tells machines: one module a vocabulary."""
