"""The model → generated pages, what each says being a value; each kind is declared once."""
