"""The text of the sources → the model, with diagnostics; and back, where commands change it."""
