"""The portals of the documentation's gallery, and pictures of them."""
