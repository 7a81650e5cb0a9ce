"""Model → what registries of DOIs take; refused as a whole where a required field is missing."""
