"""Files on the disk: read and written whole, by one writer at a time, in folders that are ours."""
