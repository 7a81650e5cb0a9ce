"""From the text of the sources to the model, collecting diagnostics on the way."""
