"""Photos that the registry of people names → small pictures of one size; maps of venues."""
