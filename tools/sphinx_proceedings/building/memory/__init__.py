"""What took long to compute or was read already, so that the next build need not do it again."""
