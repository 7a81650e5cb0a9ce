"""Publishers' markup in text (HTML, JATS, MathML) → rich text."""
