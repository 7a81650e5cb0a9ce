"""A portal put together, and all that a site needs of it written where it changed."""
