"""From the model to MyST pages: pure functions from records to text."""
