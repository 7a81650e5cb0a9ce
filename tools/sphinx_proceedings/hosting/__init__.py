"""A built site → a folder as a host takes it: with redirects, headers, compressed files."""
