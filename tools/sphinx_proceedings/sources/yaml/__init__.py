"""YAML text → checked values that know where they stand."""
