"""The model → what registries of DOIs take, or what they require and is missing."""
