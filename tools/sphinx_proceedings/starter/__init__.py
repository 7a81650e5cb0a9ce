"""A new portal: a small complete example, in `files/`, to replace piece by piece."""
