"""`people/*.yaml` and names as printed → people and affiliations."""
