"""The model → what can be discovered in it: related papers, maps, statistics, co-authors."""
