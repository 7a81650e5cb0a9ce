"""From the model to citation and calendar formats: one module a format."""
