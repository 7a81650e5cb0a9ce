"""BibTeX entries and `papers/topics.yaml` → papers, volumes and topics."""
