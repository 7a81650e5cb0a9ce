"""How often what is told of papers' PDFs is right: papers in many layouts, whole and spoilt."""
