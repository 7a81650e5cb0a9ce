"""Times builds of portals of several sizes, beside those of stock Sphinx and of Hugo."""
