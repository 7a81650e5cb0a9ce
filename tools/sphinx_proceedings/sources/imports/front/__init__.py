"""What exports say around the papers → committees, sponsors, days and pages of an edition."""
