"""Two builds of a site compared by what readers see: for whoever decides about a change."""
